package plumbline.loopctl.ledger;

import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.KernelModule;

/**
 * A module that we loaded, in this boot.
 *
 * @param name the module's
 * @param bootId the boot in which it was loaded
 */
public record ModuleArtifact(String name, String bootId) implements Artifact {
    /** A module of this boot that is not loaded yet. */
    public static ModuleArtifact of(String name) {
        return new ModuleArtifact(name, Host.live().bootId());
    }

    @Override
    public String describe() {
        return "module " + name;
    }

    @Override
    public Undone undo() {
        KernelModule module = new KernelModule(name);
        if (!bootId.equals(Host.live().bootId()) || !module.isLoaded(Host.live())) {
            return Undone.NOTHING_THERE;
        }
        return Retry.until(module::unload) ? Undone.REMOVED : Undone.STUCK;
    }
}

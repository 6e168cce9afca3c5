package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.ModuleArtifact;

/** What all layers of one builder share: the folder, the ledger, permissions, numbers for names, and modules in use. */
public final class Workshop {
    private final Path folder;
    private final Ledger ledger;
    private final Permissions permissions;
    private final Map<String, ModuleUse> modules = new HashMap<>();
    private int lastNumber;

    /**
     * A workshop for one process.
     *
     * @param folder private, on a real file system
     * @param ledger where everything is entered before it is made
     */
    public Workshop(Path folder, Ledger ledger, Permissions permissions) {
        this.folder = folder;
        this.ledger = ledger;
        this.permissions = permissions;
    }

    public Path folder() {
        return folder;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Permissions permissions() {
        return permissions;
    }

    /** A name that nothing else on this machine has: at most 24 letters, digits and underscores. */
    String freshName() {
        return "plumb_" + ledger.token() + "_" + ++lastNumber;
    }

    /**
     * Uses a module with parameters of our choice, loading it for its first user; it is unloaded behind its last.
     *
     * @param conflict the sentence for a module that is in use with other parameters
     * @throws LayerRefusedException when it is, or when somebody else has loaded it
     */
    ModuleUse module(String name, List<String> parameters, String conflict) {
        ModuleUse current = modules.get(name);
        if (current != null && current.users > 0) {
            if (!current.parameters.equals(parameters)) {
                throw new LayerRefusedException(
                        conflict + ": asked for " + parameters + ", loaded with " + current.parameters);
            }
            current.users++;
            return current;
        }
        KernelModule module = new KernelModule(name);
        if (module.isLoaded(Host.live())) {
            throw new LayerRefusedException("the module " + name
                    + " is loaded already, and not by this run, so that its parameters cannot be chosen: rmmod " + name
                    + " if nothing needs it");
        }
        ModuleUse use = new ModuleUse(parameters, ledger.enter(ModuleArtifact.of(name)));
        try {
            module.load(parameters);
        } catch (RuntimeException refused) {
            use.close();
            throw refused;
        }
        modules.put(name, use);
        return use;
    }

    /** One layer's use of a module. */
    static final class ModuleUse implements AutoCloseable {
        private final List<String> parameters;
        private final Ledger.Entry entry;
        private int users = 1;
        private int taken;

        private ModuleUse(List<String> parameters, Ledger.Entry entry) {
            this.parameters = parameters;
            this.entry = entry;
        }

        /** A number that no other user of this loading has: 0, 1, … */
        int takeNumber() {
            return taken++;
        }

        @Override
        public void close() {
            users--;
            if (users == 0) {
                entry.close();
            }
        }
    }
}

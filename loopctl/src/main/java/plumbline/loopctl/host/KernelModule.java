package plumbline.loopctl.host;

import java.util.ArrayList;
import java.util.List;

/**
 * A module of the running kernel.
 *
 * @param name as modprobe(8) takes it
 */
public record KernelModule(String name) {
    /** Whether it is loaded (or built in with something to show in sysfs). */
    public boolean isLoaded(Host host) {
        return host.exists("/sys/module/" + name.replace('-', '_'));
    }

    /** Whether it is loaded or could be. */
    public boolean isAvailable(Host host) {
        return isLoaded(host)
                || (Requirements.onPath("modprobe")
                        && Command.run(List.of("modprobe", "--dry-run", "--quiet", name))
                                .isOk());
    }

    /**
     * Loads it.
     *
     * @param parameters {@code name=value}
     * @throws IllegalStateException with modprobe's own words
     */
    public void load(List<String> parameters) {
        List<String> command = new ArrayList<>(List.of("modprobe", name));
        command.addAll(parameters);
        Command.check(command);
    }

    /** Unloads it; false when the kernel says that it is in use. */
    public boolean unload() {
        return Command.run(List.of("rmmod", name)).isOk();
    }
}

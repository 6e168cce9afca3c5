package plumbline.loopctl.host;

/**
 * Processes that have ended but for threads which the kernel does not let go. Such a process still has its files and
 * locks, and nobody may wait for it; it runs no code of its own any more.
 */
public final class Dying {
    private Dying() {}

    /** Whether a process is one of these, or gone and not waited for yet. */
    public static boolean is(long pid) {
        return Host.live()
                .text("/proc/" + pid + "/stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip())
                .filter(rest -> rest.startsWith("Z") || rest.startsWith("X"))
                .isPresent();
    }
}

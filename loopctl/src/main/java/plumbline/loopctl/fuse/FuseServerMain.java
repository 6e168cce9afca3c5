package plumbline.loopctl.fuse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.fuse.FuseFlags;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.Identity;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/**
 * The server process: once its standard input holds anything, it mounts a folder, says "ready" on standard output, and
 * serves the one file in it until it is unmounted. Arguments: the mount point, the file behind, how many threads, the log of lies, and words:
 * {@code direct_io}, {@code async_dio}, {@code cache}, or a whole command of {@link Control} that makes it lie.
 */
public final class FuseServerMain {
    private FuseServerMain() {}

    /** Serves until the folder is unmounted. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        // What a terminal sends to all that were started together is not for who holds up devices: they are let go
        // first.
        Identity.leadSession();
        if (!isTold()) {
            return;
        }
        Path mountPoint = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        List<String> words = List.of(arguments).subList(4, arguments.length);
        try (Fd behind = Fd.open(Path.of(arguments[1]), OpenFlag.O_RDWR);
                Fd channel = Fd.open(Path.of("/dev/fuse"), OpenFlag.O_RDWR)) {
            String options =
                    "fd=" + channel.number() + ",rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other";
            SyscallException.check(
                    "mount of fuse",
                    mountPoint.toString(),
                    Mounts.mount("plumbline", mountPoint, "fuse", options, Mounts.Flag.NOSUID, Mounts.Flag.NODEV));
            FileServer server =
                    server(channel, nameOf(mountPoint), new FileBacking(behind), Path.of(arguments[3]), words);
            List<Thread> servers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                servers.add(Thread.ofPlatform().name("fuse-" + i).start(server::serve));
            }
            System.out.println("ready");
            for (Thread thread : servers) {
                thread.join();
            }
        }
    }

    /** Who started it says so once it has noted that it must end, or is dead. */
    private static boolean isTold() throws IOException {
        return System.in.read() >= 0;
    }

    /**
     * The served file is called as its folder is: a loop device on it still shows that name when the server is dead and the
     * folder is mounted no more.
     */
    public static String nameOf(Path mountPoint) {
        return mountPoint.getFileName().toString();
    }

    private static FileServer server(Fd channel, String name, Backing behind, Path log, List<String> words) {
        Optional<WriteBackCache> cache =
                words.contains("cache") ? Optional.of(new WriteBackCache(behind)) : Optional.empty();
        LyingBacking file = new LyingBacking(cache.isPresent() ? cache.get() : behind, plant -> append(log, plant));
        CountingBacking counted = new CountingBacking(file);
        Control control = new Control(file, cache, counted::counts);
        words.stream().filter(word -> word.startsWith("lie ")).forEach(control::obey);
        int openFlags = words.contains("direct_io") ? FuseFlags.OPEN_DIRECT_IO : 0;
        return new FileServer(
                channel,
                new FileServer.Served(name, counted, openFlags),
                control,
                words.contains("async_dio") ? FuseFlags.ASYNC_DIO : 0);
    }

    private static synchronized void append(Path log, Plant plant) {
        try {
            Files.writeString(log, plant.toLine() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new UncheckedIOException("the log of lies cannot be written: " + log, refused);
        }
    }
}

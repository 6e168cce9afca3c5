package plumbline.loopctl.fuse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.fuse.FuseFlags;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/**
 * The server process: mounts a folder, says "ready" on standard output, and serves the one file in it until it is
 * unmounted. Arguments: the mount point, the file behind, how many threads, and words: {@code direct_io},
 * {@code async_dio}.
 */
public final class FuseServerMain {
    private FuseServerMain() {}

    /** Serves until the folder is unmounted. */
    public static void main(String[] arguments) throws InterruptedException {
        Path mountPoint = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        List<String> words = List.of(arguments).subList(3, arguments.length);
        try (Fd behind = Fd.open(Path.of(arguments[1]), OpenFlag.O_RDWR);
                Fd channel = Fd.open(Path.of("/dev/fuse"), OpenFlag.O_RDWR)) {
            String options =
                    "fd=" + channel.number() + ",rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other";
            SyscallException.check(
                    "mount of fuse",
                    mountPoint.toString(),
                    Mounts.mount("plumbline", mountPoint, "fuse", options, Mounts.Flag.NOSUID, Mounts.Flag.NODEV));
            FileServer server = new FileServer(
                    channel,
                    new FileBacking(behind),
                    words.contains("async_dio") ? FuseFlags.ASYNC_DIO : 0,
                    words.contains("direct_io") ? FuseFlags.OPEN_DIRECT_IO : 0);
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
}

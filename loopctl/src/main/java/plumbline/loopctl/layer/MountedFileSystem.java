package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.ledger.Retry;

/**
 * A file system on a device, mounted.
 *
 * @param mounted the mount, as a layer
 * @param source what is mounted, how
 * @param fsck the checker's command without the device
 */
record MountedFileSystem(AttachedLayer mounted, Source source, List<String> fsck) implements AttachedLayer {
    /** What mount(2) is given. */
    record Source(Path device, String type, String options) {}

    @Override
    public Node node() {
        return mounted.node();
    }

    @Override
    public List<Extent> mapDown(long offset, long lengthBytes) {
        return mounted.mapDown(offset, lengthBytes);
    }

    @Override
    public List<String> notes() {
        return mounted.notes();
    }

    @Override
    public Optional<Check> check(Runnable meanwhile) {
        List<String> command = new ArrayList<>(fsck);
        command.add(source.device().toString());
        unmount();
        Command.Result result = Command.run(command, meanwhile);
        long mounted = mount();
        String end = mounted < 0 ? "; it cannot be mounted any more: " + Errno.describe(mounted) : "";
        return Optional.of(new Check(String.join(" ", command), result.status(), result.output() + end));
    }

    @Override
    public void whileDown(Runnable action) {
        unmount();
        action.run();
        SyscallException.check("mount", source.device().toString(), mount());
    }

    /** What used it may be on its way out still: a ring lets its files go some time after it is closed. */
    private void unmount() {
        Path folder = node().path();
        if (!Retry.until(() -> isDown(Mounts.unmount(folder)))) {
            SyscallException.check("umount", folder.toString(), Mounts.unmount(folder));
        }
    }

    /** EINVAL: it is not mounted, since it did not come up the last time. */
    private static boolean isDown(long unmounted) {
        return unmounted == 0 || unmounted == Errno.EINVAL.asResult();
    }

    private long mount() {
        return Mounts.mount(source.device().toString(), node().path(), source.type(), source.options());
    }

    @Override
    public void close() {
        mounted.close();
    }
}

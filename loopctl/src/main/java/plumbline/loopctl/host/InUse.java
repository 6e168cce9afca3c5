package plumbline.loopctl.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;

/** Finds out what a block device or file is used for, before anybody writes to it. */
public final class InUse {
    private final Host host;

    public InUse(Host host) {
        this.host = host;
    }

    /** Each use in words that complete "PATH …"; empty when nothing speaks against writing. */
    public List<String> of(Path path) {
        List<String> uses = new ArrayList<>();
        FileStatus status = FileStatus.of(path);
        if (status.type() == FileStatus.Type.BLOCK) {
            String folder = "/sys/dev/block/" + status.special();
            mounted(status).ifPresent(uses::add);
            children(folder + "/holders", "is held by ").ifPresent(uses::add);
            partitions(folder).ifPresent(uses::add);
            exclusively(path).ifPresent(uses::add);
        }
        swap(path).ifPresent(uses::add);
        loop(path).ifPresent(uses::add);
        signature(path).ifPresent(uses::add);
        return uses;
    }

    private Optional<String> mounted(FileStatus status) {
        String device = status.special().toString();
        return MountTable.of(host).mounts().stream()
                .filter(mount -> mount.device().equals(device))
                .map(mount -> "is mounted on " + mount.target())
                .findFirst();
    }

    private Optional<String> children(String folder, String words) {
        List<String> names = list(folder);
        return names.isEmpty() ? Optional.empty() : Optional.of(words + String.join(", ", names));
    }

    private Optional<String> partitions(String folder) {
        List<String> names = list(folder).stream()
                .filter(name -> host.exists(folder + "/" + name + "/partition"))
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of("has partitions: " + String.join(", ", names));
    }

    private List<String> list(String folder) {
        try (Stream<Path> files = Files.list(host.at(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** O_EXCL on a block device fails while a file system, md, dm or swap claims it. */
    private static Optional<String> exclusively(Path path) {
        long opened = Fd.tryOpen(path, OpenFlag.O_RDONLY, OpenFlag.O_EXCL);
        if (opened == Errno.EBUSY.asResult()) {
            return Optional.of("is claimed by the kernel (open with O_EXCL: EBUSY)");
        }
        if (opened >= 0) {
            Fd.adopt((int) opened, path.toString()).close();
        }
        return Optional.empty();
    }

    private Optional<String> swap(Path path) {
        String real = real(path);
        return host.text("/proc/swaps").orElse("").lines().anyMatch(line -> line.startsWith(real + " "))
                ? Optional.of("is swap")
                : Optional.empty();
    }

    /** A file or device that a loop device stands on. */
    private Optional<String> loop(Path path) {
        String real = real(path);
        return list("/sys/block").stream()
                .filter(name -> host.text("/sys/block/" + name + "/loop/backing_file")
                        .filter(real::equals)
                        .isPresent())
                .map(name -> "backs /dev/" + name)
                .findFirst();
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException unreachable) {
            return path.toString();
        }
    }

    /** What blkid(8) recognises: a file system, a partition table, a raid member. */
    private static Optional<String> signature(Path path) {
        if (!Requirements.onPath("blkid")) {
            return Optional.of("cannot be asked for signatures, because blkid is not installed");
        }
        Command.Result found = Command.run(List.of("blkid", "-p", "-o", "export", path.toString()));
        List<String> types = found.output()
                .lines()
                .filter(line -> line.startsWith("TYPE=") || line.startsWith("PTTYPE="))
                .toList();
        return types.isEmpty() ? Optional.empty() : Optional.of("is signed: " + String.join(", ", types));
    }
}

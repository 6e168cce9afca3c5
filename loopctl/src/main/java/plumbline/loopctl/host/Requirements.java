package plumbline.loopctl.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Identity;
import plumbline.bindings.sys.SyscallException;
import plumbline.bindings.uring.Opcode;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.RingFlag;
import plumbline.bindings.uring.RingOptions;
import plumbline.loopctl.host.Requirement.Missing;

/** The requirements that there are, by kind. */
public final class Requirements {
    /** Effective user 0. */
    public static final Requirement ROOT = of(
            "root",
            host -> Identity.effectiveUserId() == 0
                    ? Optional.empty()
                    : Optional.of(new Missing("this needs root", "run it with sudo")));

    /** A free loop device can be had. */
    public static final Requirement LOOP = of(
            "loop",
            host -> host.exists("/dev/loop-control") || new KernelModule("loop").isAvailable(host)
                    ? Optional.empty()
                    : Optional.of(new Missing("loop is not in this kernel", "")));

    /** io_uring_setup(2) answers. */
    public static final Requirement IO_URING = of("io_uring", host -> ioUring());

    /** One huge page at least is free. */
    public static final Requirement HUGE_PAGES = of(
            "hugepages",
            host -> host.number("/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages")
                                    .orElse(0)
                            > 0
                    ? Optional.empty()
                    : Optional.of(new Missing("there are no free huge pages", "sysctl vm.nr_hugepages=64")));

    /** The kernel's trace events can be read. */
    public static final Requirement TRACEFS = of(
            "tracefs",
            host -> Files.isWritable(host.at("/sys/kernel/tracing/instances"))
                            || Files.isWritable(host.at("/sys/kernel/debug/tracing/instances"))
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "trace events cannot be read here", "mount -t tracefs tracefs /sys/kernel/tracing")));

    private static final List<Requirement> NAMED = List.of(ROOT, LOOP, IO_URING, TRACEFS);

    /** Those whose name goes on behind a colon. */
    private static final Map<String, Function<String, Requirement>> KINDS = Map.of(
            "module", Requirements::module, "fs", Requirements::fileSystem, "tool", program -> tool(program, program));

    private Requirements() {}

    /** A program on PATH, from a package of Debian's. */
    public static Requirement tool(String program, String debianPackage) {
        return of(
                "tool:" + program,
                host -> onPath(program)
                        ? Optional.empty()
                        : Optional.of(new Missing(program + " is not installed", "apt-get install " + debianPackage)));
    }

    /** A module of the kernel, loaded or there to be loaded. */
    public static Requirement module(String name) {
        KernelModule module = new KernelModule(name);
        return of(
                "module:" + name,
                host -> module.isAvailable(host)
                        ? Optional.empty()
                        : Optional.of(new Missing(name + " is not in this kernel", "")));
    }

    /** A module of the kernel, loaded, there to be loaded, or built in with something to show for it. */
    public static Requirement module(String name, String trace) {
        Requirement module = module(name);
        return of(module.name(), host -> host.exists(trace) ? Optional.empty() : module.check(host));
    }

    /** A file system that the kernel knows, or has a module for. */
    public static Requirement fileSystem(String type) {
        return of(
                "fs:" + type,
                host -> knows(host, type) || new KernelModule(type).isAvailable(host)
                        ? Optional.empty()
                        : Optional.of(new Missing(type + " is not in this kernel", "")));
    }

    /** A file that must exist. */
    public static Requirement node(String path, String mend) {
        return of(
                "node:" + path,
                host -> host.exists(path) ? Optional.empty() : Optional.of(new Missing("there is no " + path, mend)));
    }

    /** A persistent-memory device, there already or to come with its modules. */
    public static Requirement pmem(int number) {
        String node = "/dev/pmem" + number;
        return of(
                "pmem:" + number,
                host -> host.exists(node)
                                || host.text("/proc/cmdline").orElse("").matches(".*\\bmemmap=[0-9a-fA-Fx]+[KMG]?!.*")
                        ? Optional.empty()
                        : Optional.of(new Missing("there is no " + node, "boot with memmap=400M!2G")));
    }

    private static boolean knows(Host host, String type) {
        return host.text("/proc/filesystems").orElse("").lines().anyMatch(line -> line.endsWith("\t" + type));
    }

    /** The requirements that have a plain name. */
    public static List<Requirement> named() {
        return NAMED;
    }

    /**
     * The requirement of that name: a plain one, or {@code module:NAME}, {@code fs:NAME}, {@code tool:NAME}.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that there are
     */
    public static Requirement named(String name) {
        String[] kindAndRest = name.split(":", 2);
        if (kindAndRest.length == 2 && KINDS.containsKey(kindAndRest[0])) {
            return KINDS.get(kindAndRest[0]).apply(kindAndRest[1]);
        }
        return NAMED.stream()
                .filter(requirement -> requirement.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown requirement: " + name + " (known: " + String.join(", ", words()) + ")"));
    }

    /** What can be named: the plain names, then the kinds with what goes behind their colon. */
    public static List<String> words() {
        return Stream.concat(
                        NAMED.stream().map(Requirement::name),
                        KINDS.keySet().stream().sorted().map(kind -> kind + ":NAME"))
                .toList();
    }

    private static Requirement of(String name, Function<Host, Optional<Missing>> check) {
        return new Requirement() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Missing> check(Host host) {
                return check.apply(host);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    /** Whether a program is on PATH. */
    static boolean onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/sbin:/usr/bin:/sbin:/bin");
        for (String folder : path.split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** A ring can be had with these flags. */
    public static Requirement ring(Set<RingFlag> flags) {
        return of("io_uring:" + flags, host -> ring(RingOptions.ofEntries(1).withFlags(flags), ring -> true, flags));
    }

    /** io_uring knows an operation. */
    public static Requirement ring(Opcode opcode) {
        return of(
                "io_uring:" + opcode,
                host -> ring(RingOptions.ofEntries(1), ring -> ring.probe().contains(opcode), opcode));
    }

    private static Optional<Missing> ring(RingOptions options, Predicate<Ring> has, Object what) {
        try (Ring ring = Ring.open(options)) {
            return has.test(ring)
                    ? Optional.empty()
                    : Optional.of(new Missing("io_uring of this kernel has no " + what, ""));
        } catch (SyscallException refused) {
            return refused.is(Errno.EINVAL)
                    ? Optional.of(new Missing("io_uring of this kernel has no " + what, ""))
                    : ioUring();
        }
    }

    private static Optional<Missing> ioUring() {
        try (Ring _ = Ring.open(RingOptions.ofEntries(1))) {
            return Optional.empty();
        } catch (SyscallException refused) {
            return Optional.of(
                    refused.is(Errno.EPERM)
                            ? new Missing("io_uring is switched off", "sysctl kernel.io_uring_disabled=0")
                            : new Missing(String.valueOf(refused.getMessage()), ""));
        }
    }
}

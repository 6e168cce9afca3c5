package plumbline.harness.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.OpFlag;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpMix;
import plumbline.loopctl.stack.Sizes;

/** What random operations are made of, in fsx's spelling. */
final class FsxMixOptions {
    @Option(
            names = "-l",
            paramLabel = "SIZE",
            defaultValue = "256k",
            description = "How large the file may become; ${DEFAULT-VALUE}.")
    private String mostBytes = "";

    @Option(
            names = "--oplen",
            paramLabel = "SIZE",
            defaultValue = "64k",
            description = "How long an operation may be; ${DEFAULT-VALUE}.")
    private String longestBytes = "";

    @Option(names = "-O", description = "Every operation is that long.")
    private boolean longest;

    @Option(
            names = "-r",
            paramLabel = "SIZE",
            defaultValue = "1",
            description = "What offsets of reads are multiples of.")
    private String readBoundary = "";

    @Option(
            names = "-w",
            paramLabel = "SIZE",
            defaultValue = "1",
            description = "What offsets of writes are multiples of.")
    private String writeBoundary = "";

    @Option(names = "-t", paramLabel = "SIZE", defaultValue = "1", description = "What sizes are multiples of.")
    private String truncateBoundary = "";

    @Option(
            names = "-c",
            paramLabel = "N",
            defaultValue = "500",
            description = "Closed and opened again behind one operation in N.")
    private long closeOpen;

    @Option(names = "-f", description = "Written and dropped from the page cache behind every operation.")
    private boolean flush;

    @Option(names = "-R", description = "No mapped reads.")
    private boolean noMappedReads;

    @Option(names = "-W", description = "No mapped writes.")
    private boolean noMappedWrites;

    @Option(names = "-F", description = "No fallocate.")
    private boolean noAllocate;

    @Option(names = "-H", description = "No holes punched.")
    private boolean noPunch;

    @Option(names = "-z", description = "No ranges zeroed.")
    private boolean noZero;

    @Option(names = "-C", description = "No ranges collapsed.")
    private boolean noCollapse;

    @Option(names = "-I", description = "No ranges inserted.")
    private boolean noInsert;

    @Option(names = "-J", description = "No clones.")
    private boolean noClone;

    @Option(names = "-B", description = "No deduplication.")
    private boolean noDedupe;

    @Option(names = "-E", description = "No copy_file_range.")
    private boolean noCopy;

    @Option(names = "-0", description = "No exchanged ranges.")
    private boolean noExchange;

    @Option(names = "-a", description = "No atomic writes.")
    private boolean noAtomic;

    @Option(names = "-T", description = "No RWF_DONTCACHE.")
    private boolean noDontCache;

    @Option(names = "-K", description = "Sizes are not kept.")
    private boolean noKeepSize;

    @Option(names = "-u", description = "No unsharing.")
    private boolean noUnshare;

    @Option(names = "-Z", description = "Direct I/O only.")
    private boolean direct;

    @Option(names = "-A", description = "By aio only.")
    private boolean aio;

    @Option(names = "-U", description = "By io_uring only.")
    private boolean uring;

    @Option(names = "--engine", paramLabel = "NAME", description = "By this engine only; may be repeated.")
    private List<String> engines = new ArrayList<>();

    OpMix mix() {
        OpMix all = OpMix.all(bytes("-l", mostBytes));
        return new OpMix(
                all.mostBytes(),
                bytes("--oplen", longestBytes),
                longest ? OpMix.Lengths.LONGEST : OpMix.Lengths.RANDOM,
                kinds(all),
                flags(all.flags()),
                engines(),
                new OpMix.Boundaries(
                        bytes("-r", readBoundary), bytes("-w", writeBoundary), bytes("-t", truncateBoundary)),
                new OpMix.Chances(
                        closeOpen,
                        flush ? 1 : all.chances().dropCaches(),
                        all.chances().sync()));
    }

    private Set<OpKind> kinds(OpMix all) {
        EnumSet<OpKind> kinds = EnumSet.copyOf(all.kinds());
        removeIf(noMappedReads, kinds, OpKind.MAPREAD);
        removeIf(noMappedWrites, kinds, OpKind.MAPWRITE);
        removeIf(noAllocate, kinds, OpKind.FALLOCATE);
        removeIf(noPunch, kinds, OpKind.PUNCH_HOLE);
        removeIf(noZero, kinds, OpKind.ZERO_RANGE);
        removeIf(noCollapse, kinds, OpKind.COLLAPSE_RANGE);
        removeIf(noInsert, kinds, OpKind.INSERT_RANGE);
        removeIf(noClone, kinds, OpKind.CLONE_RANGE);
        removeIf(noDedupe, kinds, OpKind.DEDUPE_RANGE);
        removeIf(noCopy, kinds, OpKind.COPY_RANGE);
        removeIf(noExchange, kinds, OpKind.EXCHANGE_RANGE);
        removeIf(noAtomic, kinds, OpKind.WRITE_ATOMIC);
        removeIf(noDontCache, kinds, OpKind.READ_DONTCACHE);
        removeIf(noDontCache, kinds, OpKind.WRITE_DONTCACHE);
        return kinds;
    }

    private Set<OpFlag> flags(Set<OpFlag> all) {
        EnumSet<OpFlag> flags = EnumSet.copyOf(all);
        removeIf(noKeepSize, flags, OpFlag.KEEP_SIZE);
        removeIf(noUnshare, flags, OpFlag.UNSHARE);
        return flags;
    }

    private static <T> void removeIf(boolean given, Set<T> from, T what) {
        if (given) {
            from.remove(what);
        }
    }

    private List<EngineSpec> engines() {
        if (!engines.isEmpty()) {
            return engines.stream().map(EngineSpec::parse).toList();
        }
        return OpMix.everyEngine().stream()
                .filter(engine -> !direct || engine.traits().direct())
                .filter(engine -> !aio || engine.kind() == EngineKind.AIO)
                .filter(engine -> !uring || engine.kind().word().startsWith("uring"))
                .toList();
    }

    private static long bytes(String option, String text) {
        return Sizes.parse(text).stream()
                .filter(bytes -> bytes > 0)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(option + " wants a number of bytes, as 4096, 4k, 1M: " + text));
    }
}

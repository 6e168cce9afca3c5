package plumbline.loopctl.layer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.loopctl.fuse.Control;
import plumbline.loopctl.fuse.FuseControl;
import plumbline.loopctl.fuse.FuseServerMain;
import plumbline.loopctl.fuse.Lie;
import plumbline.loopctl.fuse.LieSpec;
import plumbline.loopctl.fuse.Place;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.JavaCommand;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.ledger.FileArtifact;
import plumbline.loopctl.ledger.FolderArtifact;
import plumbline.loopctl.ledger.FuseMountArtifact;
import plumbline.loopctl.ledger.ProcessArtifact;

/** The file or device below, served over /dev/fuse by a process of ours. */
final class FuseLayer implements LayerType {
    private static final String READY = "ready";

    @Override
    public String summary() {
        return "what is below, served over FUSE by a process of ours";
    }

    @Override
    public String example() {
        return "file:1M | fuse";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.flag("direct_io", "FOPEN_DIRECT_IO: reads and writes never meet the page cache"),
                OptionSpec.flag("async_dio", "FUSE_ASYNC_DIO: direct I/O is sent in several requests at once"),
                OptionSpec.flag("cache", "writes are cached until they are flushed, and a power cut loses some"),
                OptionSpec.word("lie", Lie.wordsOfPlaces(), "the server lies in that way about requests that reach at"),
                OptionSpec.size("at", "where requests are lied about; 0 when left out"),
                OptionSpec.count("threads", "threads of the server; 4 when left out"));
    }

    @Override
    public Set<NodeKind> takes() {
        return EnumSet.of(NodeKind.FILE, NodeKind.BLOCK);
    }

    @Override
    public boolean canBeBottom() {
        return false;
    }

    @Override
    public NodeKind gives() {
        return NodeKind.FILE;
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("fuse", "/dev/fuse"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        if (!Host.live().exists("/dev/fuse")) {
            new KernelModule("fuse").load(List.of());
        }
        Path folder = attachment.workFolder().resolve(attachment.workshop().freshName());
        try (Undo undo = new Undo()) {
            undo.add(attachment.ledger().enter(new FileArtifact(FuseControl.logOf(folder))));
            undo.add(attachment.ledger().enter(new FolderArtifact(folder)));
            Files.createDirectory(folder);
            Process server = start(folder, attachment);
            // Looked for twice: what a server that is being ended still mounts is found once it has ended.
            undo.add(attachment.ledger().enter(new FuseMountArtifact(folder)));
            undo.add(attachment.ledger().enter(ProcessArtifact.of(server.toHandle(), "FUSE server of " + folder)));
            undo.add(attachment.ledger().enter(new FuseMountArtifact(folder)));
            awaitReady(server, folder);
            Path file = folder.resolve(FuseServerMain.nameOf(folder));
            Node node = new Node(NodeKind.FILE, file, attachment.input().sizeBytes(), Node.Access.READ_WRITE);
            return new Attached(node, OffsetMap.SAME, List.of(), undo.done());
        } catch (IOException refused) {
            throw new UncheckedIOException("the FUSE server cannot be started for " + folder, refused);
        }
    }

    private static Process start(Path folder, Attachment attachment) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                folder.toString(),
                attachment.input().path().toString(),
                String.valueOf(attachment.options().number("threads").orElse(4)),
                FuseControl.logOf(folder).toString()));
        for (String flag : List.of("direct_io", "async_dio", "cache")) {
            if (attachment.options().isSet(flag)) {
                arguments.add(flag);
            }
        }
        attachment
                .options()
                .text("lie")
                .flatMap(Lie::ofWord)
                .map(lie -> new LieSpec(
                        lie, new Place(attachment.options().number("at").orElse(0))))
                .map(Control::lie)
                .ifPresent(arguments::add);
        List<String> options = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx64m");
        return new ProcessBuilder(JavaCommand.often(options, FuseServerMain.class, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Only now may it mount: who is killed before has made nothing that is not in the ledger. */
    private static void awaitReady(Process server, Path folder) throws IOException {
        try (Writer in = server.outputWriter(StandardCharsets.UTF_8)) {
            in.write("go\n");
        }
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        if (!READY.equals(out.readLine())) {
            throw new IOException("it ended before it was ready to serve " + folder);
        }
    }
}

package plumbline.harness.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import plumbline.harness.contract.Contract.Alignment;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.Limit;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.Limits;

class ContractTest {
    @Test
    void shouldFollowWhatStatxReports() {
        Contract contract = of(
                NodeKind.BLOCK,
                Map.of(LimitName.MEMORY_ALIGN, 4L, LimitName.OFFSET_ALIGN, 4096L, LimitName.LOGICAL_BLOCK, 512L));

        assertThat(contract.rule()).isEqualTo(Rule.DIOALIGN);
        assertThat(contract.read()).isEqualTo(new Alignment(4, 4096));
        assertThat(contract.write()).isEqualTo(new Alignment(4, 4096));
    }

    @Test
    void shouldKnowReadsApartWhereTheyAreReportedApart() {
        Map<LimitName, Long> limits = new TreeMap<>(
                Map.of(LimitName.MEMORY_ALIGN, 4L, LimitName.OFFSET_ALIGN, 4096L, LimitName.READ_OFFSET_ALIGN, 512L));
        assertThat(of(NodeKind.FILE, limits).read().offsetBytes()).isEqualTo(512);
        assertThat(of(NodeKind.FILE, limits).write().offsetBytes()).isEqualTo(4096);
        assertThat(of(NodeKind.FILE, limits).unitBytes()).isEqualTo(4096);

        limits.put(LimitName.READ_OFFSET_ALIGN, 0L);
        assertThat(of(NodeKind.FILE, limits).read().offsetBytes()).isEqualTo(4096);
    }

    @Test
    void shouldTakeZeroForNoDirectIo() {
        assertThat(of(NodeKind.FILE, Map.of(LimitName.MEMORY_ALIGN, 0L, LimitName.OFFSET_ALIGN, 0L))
                        .rule())
                .isEqualTo(Rule.NO_DIRECT_IO);
    }

    @Test
    void shouldFallBackToTheBlockWhereNothingIsReported() {
        assertThat(of(NodeKind.BLOCK, Map.of(LimitName.LOGICAL_BLOCK, 512L)))
                .isEqualTo(new Contract(1 << 20, Rule.LOGICAL_BLOCK, new Alignment(512, 512), new Alignment(512, 512)));
        assertThat(of(NodeKind.FILE, Map.of(LimitName.FILE_SYSTEM_BLOCK, 4096L)).rule())
                .isEqualTo(Rule.FILE_SYSTEM_BLOCK);
    }

    @Test
    void shouldNameEachRuleThatAShapeBreaks() {
        Contract contract = of(NodeKind.BLOCK, Map.of(LimitName.LOGICAL_BLOCK, 512L));
        Shape shape = Shape.read(513, Segments.of(List.of(new Segment(768, 3328), new Segment(4096, 768))));

        assertThat(contract.isLegal(shape)).isFalse();
        assertThat(contract.legality(shape))
                .isEqualTo(new Legality.Illegal(List.of(
                        "offset must be a multiple of 512: offset=513",
                        "address of segment 0 must be a multiple of 512: address=page+768",
                        "length of segment 0 must be a multiple of 512: length=3328",
                        "length of segment 1 must be a multiple of 512: length=768")));
        assertThat(contract.legality(Shape.read(512, Segments.single(512, 512))).isLegal())
                .isTrue();
    }

    private static Contract of(NodeKind kind, Map<LimitName, Long> values) {
        Map<LimitName, Limit> limits = new TreeMap<>();
        values.forEach((name, value) -> limits.put(name, new Limit(name, value, "test")));
        Node node = new Node(kind, Path.of("/test"), 1 << 20, Node.Access.READ_WRITE);
        return Contract.of(node, new Limits(limits));
    }
}

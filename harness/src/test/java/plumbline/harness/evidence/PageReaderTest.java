package plumbline.harness.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.FileStatus.DeviceNumber;

class PageReaderTest {
    private static final int COUNT = 20_000;

    private final List<EventRecord> records = new ArrayList<>();
    private final PageReader reader = new PageReader(Pages.LAYOUT, Pages.FORMATS, records::add);

    @Test
    void shouldReadRecordsWithTheirTimes() {
        read(new Pages(1000).queued(5, 8, 16).queued(7, 24, 8).bytes());

        assertThat(records).extracting(EventRecord::nanos).containsExactly(1005L, 1012L);
        assertThat(KernelEvents.read(records.getFirst()))
                .contains(new BlockEvent(
                        new Stamp(1005, 3, 42),
                        BlockAction.QUEUED,
                        new DeviceNumber(7, 1),
                        8,
                        16,
                        "W",
                        "",
                        new DeviceNumber(0, 0),
                        0,
                        0));
        assertThat(records.getFirst().text("cmd")).isEqualTo("x");
    }

    @Test
    void shouldFollowTimeOverExtendsStampsAndPadding() {
        Pages page = new Pages(1000)
                .entry(30, 1, 1)
                .queued(0, 0, 1)
                .entry(31, 9, 2)
                .queued(1, 0, 1)
                .entry(29, 3, 4)
                .queued(1, 0, 1);

        read(page.bytes());

        long extended = 1000 + (1L << 27) + 1;
        long stamped = (2L << 27) + 9;
        assertThat(records).extracting(EventRecord::nanos).containsExactly(extended, stamped + 1, stamped + 5);
    }

    @Test
    void shouldCountWhatTheKernelDropped() {
        read(new Pages(0).queued(0, 0, 1).bytes(1L << 31));

        assertThat(reader.lost()).isEqualTo(1);
        assertThat(records).hasSize(1);
    }

    @Test
    void shouldCountRecordsOfUnknownEvents() {
        read(new Pages(0).entry(1, 0, 999).queued(0, 0, 1).bytes());

        assertThat(reader.unknown()).isEqualTo(1);
        assertThat(records).hasSize(1);
    }

    @Test
    void shouldReadZerosWhereARecordIsCutOff() {
        read(new Pages(0).entry(2, 0, 700, 42).bytes());

        assertThat(KernelEvents.read(records.getFirst())).get().isInstanceOfSatisfying(BlockEvent.class, event -> {
            assertThat(event.stamp().thread()).isEqualTo(42);
            assertThat(event.sector()).isZero();
            assertThat(event.operation()).isEmpty();
        });
    }

    @Test
    void shouldEndThePageWhereAnEntryHasANegativeSize() {
        read(new Pages(0).queued(0, 0, 1).entry(0, 0, -8, 700).queued(0, 0, 1).bytes());

        assertThat(reader.garbled()).isEqualTo(1);
        assertThat(records).hasSize(1);
    }

    @Test
    void shouldSurviveEveryTruncation() {
        byte[] page =
                new Pages(0).queued(0, 0, 1).entry(30, 1, 1).queued(0, 8, 1).bytes();

        for (int length = 0; length <= page.length; length++) {
            reader.read(Arrays.copyOf(page, length), length, 0);
        }

        assertThat(reader.garbled()).isPositive();
    }

    @Test
    void shouldSurviveAnyBytesAndReadAllOfWhatItFinds() {
        SplittableRandom random = new SplittableRandom(20190820);
        for (int i = 0; i < COUNT; i++) {
            byte[] page = new Pages(0)
                    .queued(0, 0, 1)
                    .queued(0, 8, 1)
                    .queued(0, 16, 1)
                    .bytes();
            int changes = random.nextInt(1, 64);
            for (int change = 0; change < changes; change++) {
                page[random.nextInt(random.nextBoolean() ? 200 : page.length)] = (byte) random.nextInt();
            }
            reader.read(page, random.nextInt(4) == 0 ? random.nextInt(page.length + 1) : page.length, 0);
        }

        assertThat(records).isNotEmpty().allSatisfy(one -> {
            assertThat(KernelEvents.read(one)).isPresent();
            assertThat(one.text("cmd").length()).isLessThan(4096);
        });
    }

    private void read(byte[] page) {
        reader.read(page, page.length, 3);
    }
}

package plumbline.loopctl.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.fuse.WriteBackCache.Order;

/** Several caches on one switch, each with a mapping of its own as if in a process of its own. */
class PowerSwitchTest {
    private static final int BLOCK = 4096;
    private static final long EIO = Errno.EIO.asResult();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeSwitch() {
        file = folder.resolve("power");
    }

    private WriteBackCache cache(Fd medium) {
        WriteBackCache cache = new WriteBackCache(new FileBacking(medium));
        cache.plugInto(PowerSwitch.of(file));
        return cache;
    }

    private Fd medium(String name) throws IOException {
        Path path = Files.write(folder.resolve(name), new byte[BLOCK]);
        return Fd.open(path, OpenFlag.O_RDWR);
    }

    @Test
    void shouldTakePowerFromAllAtOneMoment() throws IOException {
        try (PowerSwitch mains = PowerSwitch.create(file);
                Fd first = medium("first");
                Fd second = medium("second");
                Mapping memory = Mapping.anonymous(BLOCK)) {
            List<WriteBackCache> caches = List.of(cache(first), cache(second));
            assertThat(caches).allMatch(cache -> cache.write(memory.segment(), 0) == BLOCK);

            mains.turnOff();

            // Neither has been told to cut yet: what is answered now could come too late to be kept by the other.
            assertThat(caches)
                    .allMatch(cache -> cache.flush() == EIO)
                    .allMatch(cache -> cache.write(memory.segment(), 0) == EIO)
                    .allMatch(cache -> cache.read(memory.segment(), 0) == EIO);
            assertThat(caches).allMatch(cache -> cache.cut(Order.LOST, 1) == BLOCK);
        }
    }

    @Test
    void shouldServeAgainOnceItIsOnAndEachIsToldThatPowerIsBack() throws IOException {
        try (PowerSwitch mains = PowerSwitch.create(file);
                Fd medium = medium("first");
                Mapping memory = Mapping.anonymous(BLOCK)) {
            WriteBackCache cache = cache(medium);
            mains.turnOff();
            cache.cut(Order.LOST, 1);

            mains.turnOn();
            assertThat(cache.read(memory.segment(), 0)).isEqualTo(EIO);
            cache.powerOn();
            assertThat(cache.read(memory.segment(), 0)).isEqualTo(BLOCK);
        }
    }
}

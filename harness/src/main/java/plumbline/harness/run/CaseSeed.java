package plumbline.harness.run;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** Each case's own seed, from the run's seed and from what the case runs on: no case's plan depends on another's. */
final class CaseSeed {
    private CaseSeed() {}

    static long of(long runSeed, String... names) {
        CRC32C checksum = new CRC32C();
        for (String name : names) {
            checksum.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new SplittableRandom(runSeed ^ (checksum.getValue() << 16)).nextLong();
    }
}

package plumbline.harness.diagnosis;

import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;

/** What may have happened to the bytes from some place on. */
sealed interface Story {
    /** The byte that it leaves at an offset. */
    byte at(long offset);

    DamageClass what();

    /** How many bytes must bear it out before it is believed. */
    int leastBytes();

    /** One byte value over and over. */
    record Constant(DamageClass what, byte value) implements Story {
        static final Constant ZEROED = new Constant(DamageClass.ZEROED, (byte) 0);
        static final Constant UNTOUCHED = new Constant(DamageClass.UNTOUCHED, Pattern.POISON);

        @Override
        public byte at(long offset) {
            return value;
        }

        @Override
        public int leastBytes() {
            return 4;
        }
    }

    /**
     * What a write of this run left, here or elsewhere.
     *
     * @param shiftBytes where the bytes are, less where they belong
     */
    record Written(Pattern pattern, int generation, long shiftBytes) implements Story {
        @Override
        public byte at(long offset) {
            return pattern.byteAt(offset - shiftBytes, generation);
        }

        @Override
        public DamageClass what() {
            if (shiftBytes == 0) {
                return DamageClass.STALE;
            }
            return shiftBytes % Oracle.SECTOR_BYTES == 0 ? DamageClass.MISPLACED : DamageClass.SHIFTED;
        }

        /** A word, and some of the next: a lone one may decode by chance. */
        @Override
        public int leastBytes() {
            return Long.BYTES + 2;
        }
    }
}

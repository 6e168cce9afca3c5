package plumbline.harness.diagnosis;

import org.jspecify.annotations.Nullable;
import plumbline.harness.pattern.Origin;

/**
 * What one 8-byte word shows by itself.
 *
 * @param what null when the word is right
 * @param origin where it says that it belongs
 * @param shiftBytes where it is, less where it belongs
 */
record WordVerdict(@Nullable DamageClass what, @Nullable Origin origin, long shiftBytes) {
    static final WordVerdict RIGHT = new WordVerdict(null, null, 0);

    static WordVerdict of(DamageClass what) {
        return new WordVerdict(what, null, 0);
    }

    boolean isRight() {
        return what == null;
    }

    /** Whether the word rests on a decoded origin, which only a neighbour can confirm. */
    boolean isClaim() {
        return what == DamageClass.MISPLACED || what == DamageClass.SHIFTED;
    }

    /** Whether the word after this one tells the same story. */
    boolean continuesIn(WordVerdict next) {
        if (what != next.what || shiftBytes != next.shiftBytes) {
            return false;
        }
        return origin == null
                ? next.origin == null
                : next.origin != null && origin.generation() == next.origin.generation();
    }
}

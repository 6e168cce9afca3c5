package plumbline.harness.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Rows of choices, one of each dimension, in which every choice of every dimension meets every choice of every other at
 * least once: pairwise cover, far fewer rows than the whole product. Always the same rows for the same sizes.
 */
public final class PairCover {
    private final int[] sizes;
    private final BitSet[][] open;
    private int left;

    private PairCover(int... sizes) {
        this.sizes = sizes.clone();
        this.open = new BitSet[sizes.length][sizes.length];
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                open[a][b] = new BitSet(sizes[a] * sizes[b]);
                open[a][b].set(0, sizes[a] * sizes[b]);
                left += sizes[a] * sizes[b];
            }
        }
    }

    /**
     * The rows.
     *
     * @param sizes how many choices each dimension has, each at least one
     * @return rows of one index a dimension; the earlier a row, the more pairs it is the first to have
     */
    public static List<int[]> of(int... sizes) {
        if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "a pairwise cover needs two dimensions with a choice each: sizes=" + Arrays.toString(sizes));
        }
        PairCover cover = new PairCover(sizes);
        List<int[]> rows = new ArrayList<>();
        while (cover.left > 0) {
            rows.add(cover.next());
        }
        return rows;
    }

    private int[] next() {
        int[] row = new int[sizes.length];
        Arrays.fill(row, -1);
        takeOpenPair(row);
        for (int dimension = 0; dimension < sizes.length; dimension++) {
            if (row[dimension] < 0) {
                row[dimension] = best(row, dimension);
            }
        }
        close(row);
        return row;
    }

    /** Begins a row with the first pair that no row has yet, of the two dimensions that have most of them. */
    private void takeOpenPair(int[] row) {
        int first = 0;
        int second = 1;
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                if (open[a][b].cardinality() > open[first][second].cardinality()) {
                    first = a;
                    second = b;
                }
            }
        }
        int pair = open[first][second].nextSetBit(0);
        row[first] = pair / sizes[second];
        row[second] = pair % sizes[second];
    }

    /** The choice that makes most new pairs with those made already; of equals one that moves on from row to row. */
    private int best(int[] row, int dimension) {
        int best = 0;
        int most = -1;
        for (int i = 0; i < sizes[dimension]; i++) {
            int choice = (i + left) % sizes[dimension];
            int gained = gained(row, dimension, choice);
            if (gained > most) {
                most = gained;
                best = choice;
            }
        }
        return best;
    }

    private int gained(int[] row, int dimension, int choice) {
        int gained = 0;
        for (int other = 0; other < sizes.length; other++) {
            if (other != dimension && row[other] >= 0 && isOpen(dimension, choice, other, row[other])) {
                gained++;
            }
        }
        return gained;
    }

    private boolean isOpen(int a, int choiceOfA, int b, int choiceOfB) {
        return a < b
                ? open[a][b].get(choiceOfA * sizes[b] + choiceOfB)
                : open[b][a].get(choiceOfB * sizes[a] + choiceOfA);
    }

    private void close(int[] row) {
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                int pair = row[a] * sizes[b] + row[b];
                if (open[a][b].get(pair)) {
                    open[a][b].clear(pair);
                    left--;
                }
            }
        }
    }
}

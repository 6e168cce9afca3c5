package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The search for the two neighbouring packaged kernels between which an answer changes. It asks for one kernel after the
 * other; who carries it out says what each answered.
 */
public final class Bisection {
    private final List<String> kernels;
    private final Map<Integer, Boolean> good = new TreeMap<>();
    private final List<Integer> unable = new ArrayList<>();

    /**
     * Between two kernels that are known to answer differently.
     *
     * @param kernels oldest first; the first and the last are the ends
     * @param firstIsGood which end has the good answer
     */
    public Bisection(List<String> kernels, boolean firstIsGood) {
        if (kernels.size() < 2) {
            throw new IllegalArgumentException("there must be two kernels at least: " + kernels);
        }
        this.kernels = List.copyOf(kernels);
        good.put(0, firstIsGood);
        good.put(kernels.size() - 1, !firstIsGood);
    }

    /** Two neighbours that answer differently, older first; kernels between them gave no answer at all. */
    public record Pair(String older, String newer, List<String> unable) {}

    /** The kernel to ask next, in the middle of what is open; empty when the pair is found. */
    public Optional<String> next() {
        List<Integer> open = open();
        return open.isEmpty() ? Optional.empty() : Optional.of(kernels.get(open.get(open.size() / 2)));
    }

    /** How many kernels are still open. */
    public int left() {
        return open().size();
    }

    /** Notes what a kernel answered; empty where the case did not run there. */
    public void answered(String kernel, Optional<Boolean> isGood) {
        int index = kernels.indexOf(kernel);
        isGood.ifPresentOrElse(answer -> good.put(index, answer), () -> unable.add(index));
    }

    /** The pair as far as it is known. */
    public Pair pair() {
        int older = older();
        int newer = newer();
        return new Pair(
                kernels.get(older),
                kernels.get(newer),
                unable.stream()
                        .filter(index -> index > older && index < newer)
                        .sorted()
                        .map(kernels::get)
                        .toList());
    }

    private List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        for (int i = older() + 1; i < newer(); i++) {
            if (!unable.contains(i)) {
                open.add(i);
            }
        }
        return open;
    }

    /** The newest that still answers as the first. */
    private int older() {
        int older = 0;
        for (Map.Entry<Integer, Boolean> entry : good.entrySet()) {
            if (!entry.getValue().equals(good.get(0))) {
                break;
            }
            older = entry.getKey();
        }
        return older;
    }

    /** The oldest after it that answers otherwise. */
    private int newer() {
        int older = older();
        return good.keySet().stream().filter(index -> index > older).findFirst().orElseThrow();
    }
}

package plumbline.harness.lane;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Verdict;

/** Asks packaged kernels, one at a time, for the answer of a case, until it is known where the answer changes. */
public final class Bisector {
    private final LaneTools tools;
    private final LaneSpec spec;
    private final Consumer<String> says;

    /**
     * A search that has not begun.
     *
     * @param spec what each kernel is to run; its kernels are the good one and the bad one
     * @param says hears of each step, as a sentence
     */
    public Bisector(LaneTools tools, LaneSpec spec, Consumer<String> says) {
        this.tools = tools;
        this.spec = spec;
        this.says = says;
    }

    /**
     * The pair between which the answer changes, as a sentence or two.
     *
     * @throws IllegalArgumentException when an end is no packaged kernel, or does not answer as was said
     */
    public String run() throws InterruptedException {
        List<String> versions = tools.packagedVersions();
        int good = index(versions, spec.kernels().getFirst());
        int bad = index(versions, spec.kernels().getLast());
        expect(versions.get(good), true);
        expect(versions.get(bad), false);
        List<String> range = versions.subList(Math.min(good, bad), Math.max(good, bad) + 1);
        Bisection bisection = new Bisection(range, good < bad);
        for (Optional<String> next = bisection.next(); next.isPresent(); next = bisection.next()) {
            says.accept(bisection.left() + " packages are left to ask");
            bisection.answered(next.get(), ask(next.get()));
        }
        return describe(bisection.pair(), good < bad);
    }

    /** The newest package of that series, or that very one. */
    private static int index(List<String> versions, String kernel) {
        return IntStream.range(0, versions.size())
                .filter(i -> versions.get(i).equals(kernel) || versions.get(i).startsWith(kernel + "."))
                .max()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no package of this kernel: " + kernel + " (ci/kernels versions lists them)"));
    }

    private void expect(String kernel, boolean good) throws InterruptedException {
        Optional<Boolean> answer = ask(kernel);
        if (!answer.equals(Optional.of(good))) {
            throw new IllegalArgumentException(
                    "there is nothing to halve: " + kernel + " should be " + (good ? "good" : "bad") + " and "
                            + answer.map(Bisector::word).orElse("does not run the case"));
        }
    }

    private Optional<Boolean> ask(String kernel) throws InterruptedException {
        LaneSpec one = new LaneSpec(List.of(kernel), spec.runOptions(), spec.output(), spec.guest(), spec.known());
        LaneResult result = Lanes.run(tools, one, ended -> {}).getFirst();
        Optional<Boolean> answer = result.report().flatMap(Bisector::isGood);
        says.accept(kernel + " " + answer.map(Bisector::word).orElse("does not run the case")
                + result.trouble().map(trouble -> " (" + trouble + ")").orElse(""));
        return answer;
    }

    private static Optional<Boolean> isGood(RunReport report) {
        boolean failed = report.results().stream().anyMatch(result -> result.verdict() == Verdict.FAILED);
        boolean passed = report.results().stream().anyMatch(result -> result.verdict() == Verdict.PASSED);
        return failed || passed ? Optional.of(!failed) : Optional.empty();
    }

    private static String word(boolean good) {
        return good ? "is good" : "is bad";
    }

    private String describe(Bisection.Pair pair, boolean firstIsGood) {
        List<String> missing = MissingSeries.between(pair.older(), pair.newer());
        return "the answer changes between " + pair.older() + ", which " + word(firstIsGood) + ", and " + pair.newer()
                + ", which " + word(!firstIsGood) + "; both runs are in " + spec.output()
                + (missing.isEmpty() ? "" : "; no suite carries a package of " + String.join(", ", missing))
                + (pair.unable().isEmpty() ? "" : "; no answer from " + String.join(", ", pair.unable()));
    }
}

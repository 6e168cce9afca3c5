package plumbline.harness.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.harness.diagnosis.DamageRun;

/**
 * Findings by their likeness: the first of each group is kept in full, the others are counted. However many come, a few
 * are kept.
 */
public final class FindingGroups {
    private static final int MOST_GROUPS = 20;
    private static final int PAGE_BYTES = 4096;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private long beyond;

    private static final class Group {
        private final Finding first;
        private long count = 1;

        Group(Finding first) {
            this.first = first;
        }
    }

    /**
     * Takes one more.
     *
     * @return whether it is the first of its group, and kept
     */
    public boolean add(Finding finding) {
        String likeness = likeness(finding);
        Group group = groups.get(likeness);
        if (group != null) {
            group.count++;
        } else if (groups.size() < MOST_GROUPS) {
            groups.put(likeness, new Group(finding));
            return true;
        } else {
            beyond++;
        }
        return false;
    }

    /** Findings are alike when they are of one kind and the bytes met the same fates, at the same edges. */
    private static String likeness(Finding finding) {
        return finding.runs().isEmpty()
                ? finding.kind() + sentence(finding.message())
                : finding.kind()
                        + finding.runs().stream()
                                .map(FindingGroups::fate)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining());
    }

    private static String fate(DamageRun run) {
        DamageRun.Source origin = run.origin();
        String shift = origin == null || Math.abs(origin.shiftBytes()) >= PAGE_BYTES ? "" : "" + origin.shiftBytes();
        return " " + run.what() + run.edge() + shift;
    }

    /** The message without the request that it begins with, and without numbers. */
    private static String sentence(String message) {
        return message.substring(message.indexOf(']') + 1).replaceAll("[0-9]+", "#");
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** One of each group, each standing for its group. */
    public List<Finding> first() {
        return groups.values().stream()
                .map(group -> group.first.forAlike(group.count))
                .toList();
    }

    /** A sentence on those that found no room; empty when all did. */
    public Optional<String> rest() {
        return beyond == 0 ? Optional.empty() : Optional.of(beyond + " more findings were counted and not kept");
    }
}

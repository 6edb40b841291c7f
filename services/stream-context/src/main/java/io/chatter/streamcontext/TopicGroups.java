package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the last minutes were about: groups of terms that are said together. Used by one thread.
///
/// Terms within a few seconds of each other are tied. Weights and ties lose half per half-life. The heaviest term makes
/// a group of all that are closely tied to it, the heaviest of the others the next one, and so on: the stars of Aslam,
/// Pelekhov and Rus, "The star clustering algorithm for static and dynamic information organization" (2004). What is in
/// a group already stays until something else is clearly better, and so do the places of the groups.
final class TopicGroups {
    static final int MOST = 5;
    private static final int MOST_TERMS = 4;
    private static final Duration HALF_LIFE = Duration.ofMinutes(3);
    private static final Duration TOGETHER = Duration.ofSeconds(10);
    private static final double ENTERS = 1.2;
    private static final double LEAVES = 0.6;
    private static final double FORGOTTEN = 0.05;
    private static final double CLOSELY = 0.5;
    private static final double KEEPS_PLACE = 1.3;

    private final Map<String, Decayed> weights = new HashMap<>();
    private final Map<Pair, Decayed> ties = new HashMap<>();
    private final Map<String, Instant> recent = new LinkedHashMap<>();
    private List<Group> shown = List.of();

    private record Decayed(Instant at, double amount) {
        Decayed until(Instant now) {
            double passed = Math.max(0, Duration.between(at, now).toMillis());
            return new Decayed(now, amount * Math.pow(0.5, passed / HALF_LIFE.toMillis()));
        }
    }

    private record Pair(String first, String second) {
        static Pair of(String one, String other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /// @param terms the heaviest one it formed around among them
    private record Group(String head, List<String> terms, double weight) {}

    void say(String term, Instant at) {
        recent.values().removeIf(last -> last.isBefore(at.minus(TOGETHER)));
        recent.keySet().stream()
                .filter(other -> !other.equals(term))
                .forEach(other -> ties.merge(Pair.of(term, other), new Decayed(at, 1), TopicGroups::added));
        recent.put(term, at);
        weights.merge(term, new Decayed(at, 1), TopicGroups::added);
    }

    private static Decayed added(Decayed before, Decayed more) {
        return new Decayed(more.at(), before.until(more.at()).amount() + more.amount());
    }

    /// At most MOST, most present first; each its terms, parted by commas.
    List<String> groups(Instant now) {
        forget(weights, now);
        forget(ties, now);
        List<String> present = weights.keySet().stream()
                .filter(term -> weight(term) >= (groupOf(term).isPresent() ? LEAVES : ENTERS))
                .sorted(Comparator.comparingDouble((String term) -> -rank(term))
                        .thenComparing(term -> -term.split(" ").length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Group> formed = new ArrayList<>();
        stars(present).forEach((head, terms) -> formed.add(group(head, terms)));
        shown = inOrder(formed);
        return shown.stream().map(group -> String.join(", ", group.terms())).toList();
    }

    private static <K> void forget(Map<K, Decayed> map, Instant now) {
        map.replaceAll((key, last) -> last.until(now));
        map.values().removeIf(last -> last.amount() < FORGOTTEN);
    }

    /// Each head with the terms of its group, itself first.
    private Map<String, List<String>> stars(List<String> present) {
        Map<String, List<String>> stars = new LinkedHashMap<>();
        for (String term : present) {
            Optional<String> closest = stars.keySet().stream()
                    .filter(head -> closeness(head, term) >= CLOSELY)
                    .max(Comparator.comparingDouble(head -> closeness(head, term)));
            if (closest.isPresent()) {
                stars.getOrDefault(closest.get(), new ArrayList<>()).add(term);
            } else if (stars.size() < MOST) {
                stars.put(term, new ArrayList<>(List.of(term)));
            }
        }
        return stars;
    }

    /// The part of the rarer term's mentions that were near the other one; more where they are a group already.
    private double closeness(String one, String other) {
        Decayed tie = ties.get(Pair.of(one, other));
        if (tie == null) {
            return 0;
        }
        double share = Math.min(1, tie.amount() / Math.min(weight(one), weight(other)));
        boolean together =
                groupOf(one).filter(group -> group.terms().contains(other)).isPresent();
        return together ? share * KEEPS_PLACE : share;
    }

    /// A term that shares a word with a heavier one says nothing more: "giant spider" beside "spider".
    private Group group(String head, List<String> terms) {
        List<String> before = groupOf(head).map(Group::terms).orElse(List.of());
        List<String> kept = new ArrayList<>();
        for (String term : terms) {
            List<String> words = List.of(term.split(" "));
            boolean told = kept.stream()
                    .anyMatch(other -> List.of(other.split(" ")).stream().anyMatch(words::contains));
            if (!told && kept.size() < MOST_TERMS) {
                kept.add(term);
            }
        }
        double weight = kept.stream().mapToDouble(this::weight).sum();
        kept.sort(Comparator.comparingInt(term -> before.contains(term) ? before.indexOf(term) : MOST_TERMS));
        return new Group(head, kept, weight);
    }

    private List<Group> inOrder(List<Group> formed) {
        List<Group> ordered = new ArrayList<>(formed);
        ordered.sort(Comparator.comparingInt(this::placeBefore));
        for (int from = 1; from < ordered.size(); from++) {
            for (int at = from; at > 0 && clearlyOver(ordered.get(at), ordered.get(at - 1)); at--) {
                ordered.add(at - 1, ordered.remove(at));
            }
        }
        return ordered;
    }

    private boolean clearlyOver(Group group, Group other) {
        boolean bothNew = placeBefore(group) == MOST && placeBefore(other) == MOST;
        return group.weight() > other.weight() * (bothNew ? 1 : KEEPS_PLACE);
    }

    private int placeBefore(Group group) {
        return groupOf(group.head()).map(shown::indexOf).orElse(MOST);
    }

    private Optional<Group> groupOf(String term) {
        return shown.stream().filter(group -> group.terms().contains(term)).findFirst();
    }

    private double rank(String term) {
        boolean leads = shown.stream().anyMatch(group -> group.head().equals(term));
        return weight(term) * (leads ? KEEPS_PLACE : 1);
    }

    private double weight(String term) {
        Decayed weight = weights.get(term);
        return weight == null ? 0 : weight.amount();
    }
}

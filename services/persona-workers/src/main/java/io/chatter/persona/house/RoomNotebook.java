package io.chatter.persona.house;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What this process wrote and heard in one room, so that nothing is said twice and old things can come
/// back. Bounded: the oldest entries go first. Thread-safe; the agents of a room share it.
final class RoomNotebook {

    static final int NGRAMS = 24_000;
    private static final int LINES = 4_000;
    private static final int HEARD = 200;
    private static final int OLD = 40;
    private static final int TEMPLATES_PER_AGENT = 160;
    private static final int AGENTS = 2_000;
    private static final int TEMPLATES = 4_000;
    private static final int LINES_OF_TEMPLATE = 24;
    /// Share of character trigrams in common from which a reader takes two lines for the same: what the trends
    /// service calls a near-duplicate, with some distance.
    private static final double ALIKE = 0.7;
    private static final Duration OLD_ENOUGH = Duration.ofSeconds(75);

    private final Map<String, Boolean> ngrams = bounded(NGRAMS);
    private final Map<String, Boolean> lines = bounded(LINES);
    private final Map<String, Heard> heard = bounded(HEARD);
    private final Map<String, Deque<String>> templates = bounded(AGENTS);
    private final Map<String, Boolean> names = bounded(HEARD);
    private final Map<String, Deque<Set<String>>> madeOf = bounded(TEMPLATES);

    private Instant heardUntil = Instant.MIN;

    private record Heard(Instant first, int times) {}

    private static <V> Map<String, V> bounded(int limit) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > limit;
            }
        };
    }

    synchronized void wrote(String agent, String template, String line) {
        lines.put(key(line), true);
        Deque<Set<String>> made = madeOf.computeIfAbsent(template, name -> new ArrayDeque<>());
        made.addLast(Shingles.of(line));
        if (made.size() > LINES_OF_TEMPLATE) {
            made.removeFirst();
        }
        List<String> words = Words.of(line);
        Words.runs(words, 3).forEach(run -> ngrams.put(run, true));
        Words.runs(words, 2).forEach(run -> ngrams.put(run, true));
        Deque<String> used = templates.computeIfAbsent(agent, name -> new ArrayDeque<>());
        used.addLast(template);
        if (used.size() > TEMPLATES_PER_AGENT) {
            used.removeFirst();
        }
    }

    /// How long ago each template was used by the agent: 0 for its last line.
    synchronized Map<String, Integer> templateAges(String agent) {
        Map<String, Integer> ages = new HashMap<>();
        int age = 0;
        for (var newestFirst = templates.getOrDefault(agent, new ArrayDeque<>()).descendingIterator();
                newestFirst.hasNext();
                age++) {
            ages.putIfAbsent(newestFirst.next(), age);
        }
        return ages;
    }

    /// Whether the room has read this line, or one that hardly differs. Lines that hardly differ come from the same
    /// template, whoever wrote them.
    synchronized boolean knows(String template, String line) {
        if (lines.containsKey(key(line))) {
            return true;
        }
        Set<String> shingles = Shingles.of(line);
        return madeOf.getOrDefault(template, new ArrayDeque<>()).stream()
                .anyMatch(earlier -> Shingles.likeness(shingles, earlier) >= ALIKE);
    }

    /// Share of the runs that were written before, 0 for none.
    synchronized double knownShare(Collection<String> runs) {
        return runs.isEmpty()
                ? 0
                : (double) runs.stream().filter(ngrams::containsKey).count() / runs.size();
    }

    /// Whether nothing that ends so late has been heard yet: every agent of the room hears the same words.
    synchronized boolean isNew(Instant end) {
        boolean fresh = end.isAfter(heardUntil);
        heardUntil = fresh ? end : heardUntil;
        return fresh;
    }

    synchronized void heard(List<String> phrases, Instant now) {
        phrases.forEach(phrase ->
                heard.merge(phrase, new Heard(now, 1), (old, fresh) -> new Heard(old.first(), old.times() + 1)));
    }

    /// Learns names that were given on the stream, and tells all that are known.
    synchronized Set<String> names(List<String> introduced) {
        introduced.forEach(name -> names.put(name, true));
        return Set.copyOf(names.keySet());
    }

    /// Phrases that were first heard a while ago, most repeated first.
    synchronized List<String> lore(Instant now, Set<String> butNot) {
        List<Map.Entry<String, Heard>> old = new ArrayList<>(heard.entrySet());
        old.removeIf(
                entry -> entry.getValue().first().isAfter(now.minus(OLD_ENOUGH)) || butNot.contains(entry.getKey()));
        old.sort((a, b) -> Integer.compare(b.getValue().times(), a.getValue().times()));
        return old.stream().map(Map.Entry::getKey).limit(OLD).toList();
    }

    private static String key(String line) {
        return String.join(" ", Words.of(line));
    }
}

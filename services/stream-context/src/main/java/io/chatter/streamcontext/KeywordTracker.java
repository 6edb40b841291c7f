package io.chatter.streamcontext;

import io.chatter.schema.Keyword;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words that stand for what is being talked about. Used by one thread.
///
/// Every noun, and every phrase of adjectives and nouns, gains weight when said and loses half of it per half-life. A
/// phrase takes the place of its words when they are said together only. What is new goes before what has been said for
/// minutes. What is shown already keeps its place until something is clearly heavier, so the list does not flicker.
final class KeywordTracker {
    static final int MOST = 12;
    private static final double FORGOTTEN = 0.05;
    private static final double KEEPS_PLACE = 1.2;
    private static final Duration KEYWORD_HALF_LIFE = Duration.ofSeconds(25);
    private static final Duration SLOW_HALF_LIFE = Duration.ofMinutes(3);

    private final NounPhrases phrases;
    private final TopicGroups topics = new TopicGroups();
    private final Map<String, Mentions> mentions = new HashMap<>();
    private Set<String> shown = Set.of();

    KeywordTracker(NounPhrases phrases) {
        this.phrases = phrases;
    }

    /// Decayed counts of one term.
    ///
    /// @param fast with the keywords' half-life
    /// @param slow with one of minutes
    private record Mentions(Instant at, double fast, double slow) {
        /// 1 for what was never said before, towards a half for what is said all the time.
        double novelty() {
            return (1 + fast / slow) / 2;
        }

        Mentions until(Instant now) {
            double passed = Math.max(0, Duration.between(at, now).toMillis());
            return new Mentions(
                    now,
                    fast * Math.pow(0.5, passed / KEYWORD_HALF_LIFE.toMillis()),
                    slow * Math.pow(0.5, passed / SLOW_HALF_LIFE.toMillis()));
        }
    }

    void say(String text, Instant at) {
        for (NounPhrases.Phrase phrase : phrases.in(text)) {
            mention(phrase.text(), at);
            if (phrase.words().size() > 1) {
                phrase.nouns().stream().distinct().forEach(noun -> mention(noun, at));
            }
        }
    }

    private void mention(String term, Instant at) {
        Mentions last = mentions.getOrDefault(term, new Mentions(at, 0, 0)).until(at);
        mentions.put(term, new Mentions(at, last.fast() + 1, last.slow() + 1));
        topics.say(term, at);
    }

    /// At most MOST, heaviest first.
    List<Keyword> keywords(Instant now) {
        mentions.replaceAll((term, last) -> last.until(now));
        mentions.values().removeIf(last -> last.fast() < FORGOTTEN && last.slow() < FORGOTTEN);
        Set<String> covered = covered();
        List<Keyword> keywords = mentions.entrySet().stream()
                .filter(entry -> entry.getValue().fast() >= FORGOTTEN && !covered.contains(entry.getKey()))
                .sorted(Comparator.comparingDouble((Map.Entry<String, Mentions> entry) -> -rank(entry))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(entry -> keyword(entry.getKey(), entry.getValue()))
                .toList();
        shown = new HashSet<>(keywords.stream().map(Keyword::getTerm).toList());
        return keywords.stream()
                .sorted(Comparator.comparingDouble(Keyword::getWeight)
                        .reversed()
                        .thenComparing(Keyword::getTerm))
                .toList();
    }

    /// What the last minutes were about, most present first.
    List<String> topics(Instant now) {
        return topics.groups(now);
    }

    private double rank(Map.Entry<String, Mentions> entry) {
        return entry.getValue().fast()
                * entry.getValue().novelty()
                * (shown.contains(entry.getKey()) ? KEEPS_PLACE : 1);
    }

    private Set<String> covered() {
        Set<String> covered = new HashSet<>();
        mentions.forEach((term, last) -> {
            for (String word : term.split(" ")) {
                Mentions alone = mentions.get(word);
                if (!word.equals(term) && alone != null && alone.slow() < last.slow() + 0.5) {
                    covered.add(word);
                }
            }
        });
        return covered;
    }

    private static Keyword keyword(String term, Mentions last) {
        return Keyword.newBuilder()
                .setTerm(term)
                .setWeight(1 - Math.exp(-last.fast()))
                .build();
    }
}

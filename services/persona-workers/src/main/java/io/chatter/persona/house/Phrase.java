package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What somebody likes, hates or has, cut out of how the sentence went on. Pure.
final class Phrase {

    private static final int MOST_WORDS = 4;
    private static final Set<String> LEADING = Set.of(
            "all",
            "any",
            "some",
            "those",
            "these",
            "really",
            "very",
            "just",
            "good",
            "big",
            "a",
            "an",
            "my",
            "the",
            "lot",
            "playing",
            "watching",
            "eating");
    private static final Set<String> ENDS = Set.of(
            "and",
            "but",
            "because",
            "cause",
            "cuz",
            "so",
            "when",
            "if",
            "while",
            "that",
            "which",
            "who",
            "than",
            "more",
            "too",
            "also",
            "lol",
            "lmao",
            "haha",
            "tho",
            "though",
            "now",
            "today",
            "here",
            "right",
            "as",
            "like",
            "in",
            "on",
            "at",
            "with",
            "for",
            "from",
            "since",
            "until",
            "tbh",
            "ngl",
            "imo",
            "fr",
            "btw",
            "very",
            "much",
            "ever",
            "anyway",
            "man",
            "bro",
            "guys",
            "chat",
            "either",
            "most",
            "or",
            "is",
            "are",
            "was",
            "were",
            "every",
            "honestly",
            "actually",
            "there",
            "even",
            "to");
    private static final Set<String> NOTHINGS = Set.of(
            "",
            "it",
            "this",
            "that",
            "you",
            "your",
            "u",
            "ur",
            "him",
            "her",
            "his",
            "them",
            "me",
            "us",
            "how",
            "what",
            "who",
            "which",
            "when",
            "where",
            "why",
            "everyone",
            "everything",
            "nothing",
            "anything",
            "something",
            "someone",
            "one",
            "chat",
            "streamer",
            "stream",
            "time",
            "point",
            "way",
            "part",
            "thing",
            "things",
            "stuff",
            "guy",
            "not",
            "no",
            "yes",
            "going",
            "getting",
            "trying",
            "really",
            "be",
            "being",
            "sorry",
            "fine",
            "good",
            "bad",
            "here",
            "there",
            "he",
            "she",
            "they",
            "we",
            "i",
            "i'm",
            "so",
            "done",
            "gone");

    private Phrase() {}

    /// At most four words, without what leads to them; empty when nothing is left.
    static String of(String words) {
        List<String> kept = new ArrayList<>();
        for (String word : Words.of(words)) {
            if (kept.isEmpty() && LEADING.contains(word)) {
                continue;
            }
            if (ENDS.contains(word) || kept.size() == MOST_WORDS) {
                break;
            }
            kept.add(word);
        }
        return String.join(" ", kept);
    }

    /// Whether the phrase names something that can be liked or had.
    static boolean isOne(String phrase) {
        int blank = phrase.indexOf(' ');
        String first = blank < 0 ? phrase : phrase.substring(0, blank);
        return phrase.length() > 1 && !NOTHINGS.contains(first);
    }
}

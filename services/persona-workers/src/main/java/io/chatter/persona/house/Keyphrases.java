package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what a text is about, without a tagger: a determiner opens a noun phrase, a stop word or a verb
/// ends it. Works on recogniser output, which has neither case nor punctuation.
final class Keyphrases {

    private static final int MAX_WORDS = 2;
    private static final int MIN_LETTERS = 3;
    private static final int MAX_LETTERS = 16;
    private static final double AFTER_DETERMINER = 2;
    private static final double PER_EXTRA_WORD = 0.6;
    private static final Set<String> SUBJECTS = Set.of(
            "i", "you", "we", "they", "he", "she", "it", "to", "not", "can", "will", "would", "could", "should",
            "don't", "can't", "won't", "didn't", "i'll", "we'll", "let's", "gonna", "please", "who", "never");

    private static final Set<String> LINKS = Set.of(
            "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "than", "from", "is", "was", "are");

    /// Behind these an `of` leads to what it is about: a pile of blankets is about blankets.
    private static final Set<String> MEASURES = Set.of(
            "pile", "bunch", "piece", "pieces", "box", "cup", "glass", "bottle", "bag", "bowl", "plate", "pair", "row",
            "heap", "stack", "load", "kind", "sort", "type", "lot", "lots", "bit", "couple", "handful", "bucket",
            "slice");
    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "has", "had", "will", "can", "just", "does", "did", "wants");
    private static final Set<String> PARTICLES = Set.of("off", "on", "up", "down", "out", "away", "over", "back", "in");

    private final Lexicon lexicon;

    Keyphrases(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// Noun phrases of one or two words without determiner, best first; later ones beat earlier ones of
    /// equal worth.
    List<String> nounPhrases(String text) {
        List<String> words = Words.of(text);
        Map<String, Double> scores = new LinkedHashMap<>();
        int at = 0;
        while (at < words.size()) {
            boolean determined = at > 0 && (lexicon.isDeterminer(words.get(at - 1)) || measures(words, at - 2));
            List<String> phrase = phraseAt(words, at, determined);
            if (phrase.isEmpty()) {
                at++;
                continue;
            }
            if (measures(words, at + phrase.size() - 1)) {
                at += phrase.size() + 1;
                continue;
            }
            boolean cutAtVerb = phrase.size() == 1 && at + 1 < words.size() && looksThirdPerson(words, at);
            double recency = (double) at / words.size();
            double score = 1 + recency + (determined ? AFTER_DETERMINER : 0) + PER_EXTRA_WORD * (phrase.size() - 1);
            scores.merge(String.join(" ", phrase), score, Double::sum);
            at += phrase.size() + (cutAtVerb ? 1 : 0);
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> phraseAt(List<String> words, int from, boolean determined) {
        if (!determined && from > 0 && SUBJECTS.contains(words.get(from - 1))) {
            return List.of();
        }
        List<String> phrase = new ArrayList<>();
        for (int at = from; at < words.size() && phrase.size() <= MAX_WORDS; at++) {
            boolean verbAfterNoun = !phrase.isEmpty() && looksThirdPerson(words, at - 1);
            if (verbAfterNoun || !belongs(words.get(at), determined && mayBeNoun(phrase, words, at))) {
                break;
            }
            phrase.add(words.get(at));
        }
        while (phrase.size() > MAX_WORDS) {
            phrase.removeFirst();
        }
        if (phrase.isEmpty() || !isHead(phrase.getLast(), determined)) {
            return List.of();
        }
        int next = from + phrase.size();
        boolean compared = next < words.size()
                && words.get(next).equals("than")
                && phrase.getLast().endsWith("er");
        return compared || (phrase.size() == 1 && lexicon.isWeakNoun(phrase.getFirst())) ? List.of() : phrase;
    }

    private static boolean measures(List<String> words, int at) {
        return at >= 0
                && at + 1 < words.size()
                && MEASURES.contains(words.get(at))
                && words.get(at + 1).equals("of");
    }

    /// Behind a determiner a verb's form is a noun, and its base form behind another noun too, unless a plural is
    /// its subject or a particle follows: "the jump", "my bare hands", "the last jump", but "the power turn off".
    private boolean mayBeNoun(List<String> phrase, List<String> words, int at) {
        String word = words.get(at);
        boolean bare = word.equals(lexicon.verb(word)) && !word.endsWith("ed") && !word.endsWith("ing");
        boolean phrasal = at + 1 < words.size() && PARTICLES.contains(words.get(at + 1));
        return phrase.stream().allMatch(lexicon::isAdjective)
                || (bare && !phrasal && !Morphology.isPlural(phrase.getLast()));
    }

    /// Whether the word after a noun could as well be its verb: "the jellyfish glows".
    private boolean looksThirdPerson(List<String> words, int noun) {
        String next = words.get(noun + 1);
        return !lexicon.isAdjective(words.get(noun)) && next.endsWith("s") && Morphology.isPlural(next);
    }

    private boolean belongs(String word, boolean verbAllowed) {
        return word.length() >= MIN_LETTERS
                && word.length() <= MAX_LETTERS
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '-')
                && !lexicon.isStopWord(word)
                && (verbAllowed || lexicon.verb(word) == null);
    }

    private boolean isHead(String word, boolean determined) {
        String verb = lexicon.verb(word);
        boolean bareVerb = verb != null && determined && (verb.equals(word) || word.equals(verb + "s"));
        return !lexicon.isAdjective(word) && !lexicon.isWeakNoun(word) && (verb == null || bareVerb);
    }

    /// Those noun phrases that do something: "the monkey is dancing", but not "we have no health".
    List<String> actors(String text) {
        List<String> words = Words.of(text);
        return nounPhrases(text).stream()
                .filter(phrase -> !Morphology.isUncountable(phrase))
                .filter(phrase -> {
                    List<String> parts = List.of(phrase.split(" "));
                    int next = Collections.indexOfSubList(words, parts) + parts.size();
                    return next < words.size() && isPredicate(words.get(next));
                })
                .toList();
    }

    private boolean isPredicate(String word) {
        String verb = lexicon.verb(word);
        return AUXILIARIES.contains(word) || (verb != null && !verb.equals(word));
    }

    /// Base forms of the verbs that need no object, newest first.
    List<String> actions(String text) {
        List<String> actions = new ArrayList<>();
        for (String word : Words.of(text).reversed()) {
            String verb = lexicon.verb(word);
            if (verb != null && lexicon.isIntransitive(verb) && !actions.contains(verb)) {
                actions.add(verb);
            }
        }
        return actions;
    }

    /// Runs of two to five words around the best noun phrases, as they were said.
    List<String> quotes(String text) {
        List<String> words = Words.of(text);
        List<String> quotes = new ArrayList<>();
        for (String phrase : nounPhrases(text)) {
            List<String> parts = List.of(phrase.split(" "));
            int at = Collections.indexOfSubList(words, parts);
            int end = at + parts.size();
            int from = Math.max(0, at - 2);
            while (from < at && LINKS.contains(words.get(from))) {
                from++;
            }
            if (at >= 0 && end - from >= 3 && !lexicon.isStopWord(words.get(end - 1))) {
                quotes.add(String.join(" ", words.subList(from, end)));
            }
        }
        return quotes;
    }

    /// Stems of the words that carry meaning.
    Set<String> contentStems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        for (String word : Words.of(text)) {
            if (word.length() >= MIN_LETTERS && !lexicon.isStopWord(word) && !lexicon.isWeakNoun(word)) {
                stems.add(Words.stem(word));
            }
        }
        return stems;
    }
}

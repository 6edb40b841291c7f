package io.chatter.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the entries of lexicon files. Used by one thread.
final class LexiconLines {
    private static final Pattern ENTRY = Pattern.compile("(\\S+)\\s+(.*\\S)");
    private static final Pattern WEIGHED = Pattern.compile("([0-9.]+)\\s+(.*)");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}']+( [\\p{L}\\p{N}']+)*");
    private static final int MOST_KEYWORD_WORDS = 4;

    private final List<StreamLexicon.Phrase> phrases = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> keywords = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    /// @return what is wrong with the line; empty when it was taken or says nothing
    Optional<String> add(String line) {
        String entry = line.replaceFirst("#.*", "").strip();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            return Optional.of("has no words behind " + entry);
        }
        String kind = parts.group(1);
        return switch (kind) {
            case "KEYWORD" -> keyword(parts.group(2));
            case "IGNORE" -> words(parts.group(2), ignored::add);
            case "TOLD" -> words(parts.group(2), told::add);
            default ->
                Arrays.stream(StreamLexicon.Event.values())
                        .filter(event -> event.name().equals(kind))
                        .findFirst()
                        .map(event -> phrase(event, parts.group(2)))
                        .orElseGet(() -> Optional.of("begins with " + kind + ", which is no kind of entry"));
        };
    }

    StreamLexicon lexicon() {
        return new StreamLexicon(phrases, told, keywords, ignored);
    }

    private Optional<String> keyword(String written) {
        return written.strip().split("\\s+").length > MOST_KEYWORD_WORDS
                ? Optional.of("has more than " + MOST_KEYWORD_WORDS + " words")
                : words(written, keywords::add);
    }

    private Optional<String> phrase(StreamLexicon.Event event, String written) {
        Matcher parts = WEIGHED.matcher(written);
        if (!parts.matches()) {
            return Optional.of("has no weight before its words");
        }
        try {
            double weight = Double.parseDouble(parts.group(1));
            return words(parts.group(2), words -> phrases.add(new StreamLexicon.Phrase(event, weight, words)));
        } catch (IllegalArgumentException _) {
            return Optional.of("has the weight " + parts.group(1) + ", which is not from 0 to 1");
        }
    }

    private static Optional<String> words(String written, Taker taker) {
        String words = written.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        if (!WORDS.matcher(words).matches()) {
            return Optional.of("has something else than words: " + words);
        }
        taker.take(words);
        return Optional.empty();
    }

    /// What is done with words that are good.
    private interface Taker {
        @SuppressWarnings("UnusedReturnValue")
        boolean take(String words);
    }
}

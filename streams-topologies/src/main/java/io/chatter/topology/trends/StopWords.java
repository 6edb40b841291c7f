package io.chatter.topology.trends;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// English words that say nothing about a topic: function words, fillers, and what every chat says all
/// the time.
final class StopWords {

    private static final Set<String> WORDS = read();

    private StopWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> read() {
        try (InputStream words = StopWords.class.getResourceAsStream("stop-words.txt")) {
            if (words == null) {
                throw new IllegalStateException("stop-words.txt is missing from " + StopWords.class.getPackageName());
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

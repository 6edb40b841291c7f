package io.chatter.safety.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Letters that look like Latin ones to a reader and that Unicode's own tables do not fold: small capitals, Cyrillic
/// and Greek by shape, letters upside down, in squares, circles and brackets, and regional indicators.
final class Lookalikes {
    private static final String RESOURCE = "/io/chatter/safety/lookalikes.txt";
    private static final int LATIN_LETTERS = 26;
    /// First code points of alphabets that stand in order, `a` to `z`.
    private static final int[] ALPHABETS = {0x249C, 0x1F110, 0x1F150, 0x1F170, 0x1F1E6};

    private Lookalikes() {}

    static Map<Integer, Character> load() {
        Map<Integer, Character> letters = new HashMap<>();
        for (int first : ALPHABETS) {
            for (int i = 0; i < LATIN_LETTERS; i++) {
                letters.put(first + i, (char) ('a' + i));
            }
        }
        read().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            char letter = line.charAt(0);
            line.substring(1)
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .forEach(c -> letters.put(c, letter));
        });
        return Map.copyOf(letters);
    }

    private static String read() {
        try (InputStream in = Lookalikes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.chatter.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The emotes that clients draw, by the names that people type. Immutable.
public final class Emotes {

    private static final String RESOURCE = "emotes.txt";
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LATIN_1 = 0xFF;
    private static final int JOINER = 0x200D;
    private static final int VARIATION = 0xFE0F;

    private final Set<String> names;

    /// @param names as typed, `:code:` forms included; case counts, as in chats
    Emotes(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /// The project's own set.
    public static Emotes own() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Emotes.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            return new Emotes(
                    lines.lines().filter(Predicate.not(String::isBlank)).collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    Set<String> names() {
        return names;
    }

    /// Whether every word of the line is an emote or emoji.
    public boolean isAll(String line) {
        return Arrays.stream(SPACE.split(line.strip())).allMatch(word -> names.contains(word) || isEmoji(word));
    }

    /// Pictures, with what joins, colours and selects them; signs of Latin-1 are words here.
    private static boolean isEmoji(String word) {
        return word.codePoints().anyMatch(Emotes::isPicture)
                && word.codePoints()
                        .allMatch(c -> isPicture(c)
                                || (Character.isEmojiComponent(c) && c > LATIN_1)
                                || c == JOINER
                                || c == VARIATION);
    }

    private static boolean isPicture(int codePoint) {
        return codePoint > LATIN_1 && Character.isEmoji(codePoint);
    }
}

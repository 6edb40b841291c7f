package io.chatter.persona.memory;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a memory can have been drawn from the line that it names. A model reads several lines at once,
/// and one of them may tell it what another one says: a memory whose line holds neither its subject nor its
/// last word is somebody else's. Pure.
public final class Attribution {

    private static final int LEAST_LETTERS = 3;

    private Attribution() {}

    /// @param subject what the memory is a fact about
    /// @param text the memory in one sentence, which ends with what its author said: `alice is from Leeds`
    public static boolean holds(String line, String subject, String text) {
        Set<String> said = new HashSet<>(stems(line));
        String plain = line.toLowerCase(Locale.ROOT);
        return stems(subject).stream().anyMatch(said::contains)
                || said.contains(stems(text).getLast())
                || words(subject).anyMatch(plain::contains);
    }

    private static List<String> stems(String text) {
        return List.of(Slots.normalised(text).split(" "));
    }

    /// Words as they are, for languages that put no blanks between them; short ones are part of too many others.
    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word ->
                        word.length() >= LEAST_LETTERS || word.codePoints().anyMatch(Character::isIdeographic));
    }
}

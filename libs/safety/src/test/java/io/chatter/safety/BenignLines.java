package io.chatter.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Chat lines that must pass as they are.
final class BenignLines {
    private BenignLines() {}

    static List<String> load() {
        try (InputStream in = BenignLines.class.getResourceAsStream("benign.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Those that do not pass unchanged at the default policy, with their verdict.
    static List<String> stopped(TextModeration moderation, List<String> lines) {
        return lines.stream()
                .filter(line -> !isAllowed(moderation, line))
                .map(line -> line + " -> " + moderation.judge(line, AuthorKind.HUMAN, ModerationPolicy.defaults()))
                .toList();
    }

    private static boolean isAllowed(TextModeration moderation, String line) {
        return moderation.judge(line, AuthorKind.HUMAN, ModerationPolicy.defaults()) instanceof Verdict.Allow;
    }
}

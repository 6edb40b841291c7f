package io.chatter.persona;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One generated line of chat: a single line of 1 to 500 characters, not yet judged by safety.
///
/// @param text the line
/// @param model model that wrote it, as provenance names it
/// @param promptId id and version of the prompt template, of the house model its authored line, for instance
///     `dry-cynic/tease:31`; null when the model reads none
/// @param memoryIds memories that the line uses, as far as its model tells, or else those it was shown
public record Line(String text, String model, @Nullable String promptId, List<UUID> memoryIds) {

    /// UTF-16 characters a line of chat holds at most.
    public static final int MAX_LENGTH = 500;

    public Line {
        memoryIds = List.copyOf(memoryIds);
        if (text.isBlank() || text.length() > MAX_LENGTH || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "a line is one line of 1 to " + MAX_LENGTH + " characters; got " + text.length());
        }
    }

    /// The same line with other words, for instance after redaction.
    public Line withText(String changed) {
        return new Line(changed, model, promptId, memoryIds);
    }
}

package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Finding;
import java.time.Instant;
import java.util.List;

/// A line that waits for a moderator.
///
/// @param message as it was sent, moderators only may see it; with the flags that it is to be shown with
/// @param shownText what an approval shows
/// @param findings why safety wants somebody to look, in text order
/// @param at when safety held it
public record HeldLine(ChatMessage message, String shownText, List<Finding> findings, Instant at) {

    public HeldLine {
        findings = List.copyOf(findings);
    }
}

package io.chatter.gateway;

import java.time.Duration;

/// What one connection may cost.
///
/// @param lines lines a person may send in a window
/// @param strikes rate limits in a row after which the connection is closed
/// @param queuedBytes bytes that may wait for a slow connection
/// @param missedLines lines a slow connection may miss in one stall
public record ChatRules(int lines, Duration window, int strikes, int queuedBytes, int missedLines) {

    /// Twitch's 20 lines in 30 s.
    public static final ChatRules DEFAULT = new ChatRules(20, Duration.ofSeconds(30), 200, 1 << 20, 5_000);

    PostingLimit.Rule posting() {
        return new PostingLimit.Rule(lines, window, strikes);
    }

    Outbox.Bounds outbox() {
        return new Outbox.Bounds(queuedBytes, missedLines);
    }
}

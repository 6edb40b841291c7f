package io.chatter.gateway;

import java.time.Duration;

/// What one person and one connection may cost.
///
/// @param posting how much people may say
/// @param socketsPerAccount sockets that one account may hold open on this replica
/// @param queuedBytes bytes that may wait for a slow connection
/// @param missedLines lines a slow connection may miss in one stall
public record ChatRules(Posting posting, int socketsPerAccount, int queuedBytes, int missedLines) {

    /// @param lines lines a person may send in a window
    /// @param moderatorLines the same for those who moderate the room
    /// @param strikes rate limits in a row after which the connection is closed
    public record Posting(int lines, int moderatorLines, Duration window, int strikes) {}

    /// Twitch's 20 lines in 30 s, 100 for moderators.
    public static final ChatRules DEFAULT =
            new ChatRules(new Posting(20, 100, Duration.ofSeconds(30), 200), 16, 1 << 20, 5_000);

    PostingLimit.Rule posting(Role role) {
        int lines = role.moderates() ? posting.moderatorLines() : posting.lines();
        return new PostingLimit.Rule(lines, posting.window(), posting.strikes());
    }

    Outbox.Bounds outbox() {
        return new Outbox.Bounds(queuedBytes, missedLines);
    }
}

package io.chatter.diagnosis;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// The newest windows of one room.
///
/// @param window length of the windows
/// @param linesPerMinute of the newest window
/// @param usualLinesPerMinute median of the windows of the last ten minutes
/// @param botLines of the newest window, as everything below
/// @param botReplyShare share of bot lines that answer a bot, 0 to 1
/// @param deepestReply 0 when no bot answered a bot
/// @param nearDuplicateShare share of lines that nearly repeat an earlier one, 0 to 1
/// @param postsByAgent the agents with most lines
/// @param alarm whether the density alarm is on
public record RoomReading(
        String room,
        Duration window,
        double linesPerMinute,
        double usualLinesPerMinute,
        long botLines,
        long humanLines,
        double botReplyShare,
        int deepestReply,
        double nearDuplicateShare,
        Map<String, Long> postsByAgent,
        boolean alarm) {

    public RoomReading {
        postsByAgent = new TreeMap<>(postsByAgent);
    }

    long lines() {
        return botLines + humanLines;
    }
}

package io.chatter.data.deadletter;

import io.chatter.data.DataFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a dead letter lies, as people write it: `chat.ingest.dlq:0:17`.
///
/// @param topic the dead-letter topic
public record LetterId(String topic, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9._-]+):(\\d{1,9}):(\\d{1,18})");

    /// @throws DataFailure when it is no such text
    public static LetterId parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new DataFailure(
                    "`" + text + "` is no dead letter", "Write TOPIC:PARTITION:OFFSET, as `./chatter dlq list` does");
        }
        return new LetterId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}

package io.chatter.gateway;

import java.util.UUID;

/// A line of the firehose as it goes over the wire.
///
/// @param offset in the room's partition
/// @param json the line's event; shared, never changed
public record EncodedLine(long offset, UUID messageId, String authorId, byte[] json) {

    public static EncodedLine of(ServerEvent.Line line, EventEncoder encoder) {
        return new EncodedLine(
                line.cursor().offset(),
                line.message().getMessageId(),
                line.message().getAuthor().getId(),
                encoder.encode(line));
    }
}

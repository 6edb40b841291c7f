package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import java.time.Instant;
import java.util.UUID;

/// A line of the firehose as it goes over the wire.
///
/// @param offset in the room's partition
/// @param broadcastAt when it was written to the firehose
/// @param json the line's event; shared, never changed
public record EncodedLine(long offset, UUID messageId, String authorId, Instant broadcastAt, byte[] json) {

    public static EncodedLine of(ServerEvent.Line line, EventEncoder encoder) {
        ChatMessage message = line.message();
        Instant broadcastAt = message.getBroadcastAt();
        return new EncodedLine(
                line.cursor().offset(),
                message.getMessageId(),
                message.getAuthor().getId(),
                broadcastAt == null ? message.getSentAt() : broadcastAt,
                encoder.encode(line));
    }
}

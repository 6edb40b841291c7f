package io.chatter.benchmark.fanout;

import io.chatter.gateway.Cursor;
import io.chatter.gateway.ServerEvent;
import io.chatter.messaging.MessageIds;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Lines of about 300 bytes on the wire that carry the time they were made.
public final class BenchLines {

    public static final String ROOM = "bench";

    private static final String PADDING = " no way he just did that";
    private static final Author AUTHOR = new Author("gus", "Gus", "#3f8fd2", List.of("bot"));

    private long offset;

    ServerEvent.Line next() {
        return new ServerEvent.Line(new Cursor(0, offset++), message());
    }

    /// A line that was just made.
    public static ChatMessage message() {
        return ChatMessage.newBuilder()
                .setMessageId(MessageIds.next(Clock.systemUTC()))
                .setRoomId(ROOM)
                .setAuthor(AUTHOR)
                .setOrigin(Origin.BOT)
                .setText("t=" + System.nanoTime() + PADDING)
                .setSentAt(Instant.now())
                .setBroadcastAt(Instant.now())
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()))
                .build();
    }
}

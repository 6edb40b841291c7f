package io.chatter.gateway;

import io.chatter.messaging.MessageIds;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Lines for tests.
public final class Lines {

    private Lines() {}

    public static ChatMessage of(String room, String text) {
        return ChatMessage.newBuilder()
                .setMessageId(MessageIds.next(Clock.systemUTC()))
                .setRoomId(room)
                .setAuthor(new Author("guest-ann", "Ann", "#3f8fd2", List.of("guest")))
                .setOrigin(Origin.HUMAN)
                .setText(text)
                .setSentAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    static ServerEvent.Line at(long offset, String text) {
        return new ServerEvent.Line(new Cursor(0, offset), of("demo", text));
    }
}

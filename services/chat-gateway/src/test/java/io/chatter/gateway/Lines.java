package io.chatter.gateway;

import io.chatter.messaging.MessageIds;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Lines for tests.
public final class Lines {

    private static final List<String> SPELLING =
            List.of("alfa", "bravo", "delta", "echo", "golf", "hotel", "kilo", "lima", "oscar", "tango");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Lines() {}

    /// `text` and words that no other call gives: words that safety has nothing against, as it may have against digits.
    public static String unique(String text) {
        StringBuilder unique = new StringBuilder(text);
        for (int rest = COUNT.incrementAndGet(); rest > 0; rest /= SPELLING.size()) {
            unique.append(' ').append(SPELLING.get(rest % SPELLING.size()));
        }
        return unique.toString();
    }

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
        return new ServerEvent.Line(
                new Cursor(0, offset),
                ChatMessage.newBuilder(of("demo", text))
                        .setBroadcastAt(OneRoom.NOON.minusSeconds(1))
                        .build());
    }
}

package io.chatter.data;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Reason;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Lines of chat for tests.
public final class Chat {

    /// Of yesterday: brokers refuse records from the future and delete those of long ago.
    public static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(12, ChronoUnit.HOURS);

    private Chat() {}

    /// A person's line as viewers saw it.
    public static ChatMessage human(String room, String author, String text, Instant at) {
        return line(room, author, text, at, Origin.HUMAN).build();
    }

    /// A persona's line with all that is recorded about it.
    public static ChatMessage bot(String room, String agent, String text, Instant at) {
        return line(room, agent, text, at, Origin.BOT)
                .setProvenance(Provenance.newBuilder()
                        .setAgent(agent)
                        .setTrigger(Trigger.HUMAN)
                        .setReplyDepth(0)
                        .setReasons(List.of(new Reason("base_rate", 0.02), new Reason("mention", 4.0)))
                        .setModel("house")
                        .setMemoryIds(List.of(new UUID(7, 7)))
                        .setLatencies(new Latencies(120, 3, 41))
                        .build())
                .build();
    }

    public static ChatMessage.Builder line(String room, String author, String text, Instant at, Origin origin) {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(at.toEpochMilli() << 16 | 0x7000L, Long.MIN_VALUE | (author + text).hashCode()))
                .setRoomId(room)
                .setAuthor(new Author(
                        author, author, "#ff7f50", List.of(origin.name().toLowerCase())))
                .setOrigin(origin)
                .setText(text)
                .setSentAt(at.minusMillis(20))
                .setBroadcastAt(at)
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()));
    }
}

package io.chatter.messaging;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Reason;
import io.chatter.schema.ReplyTo;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Chat lines for tests.
final class Lines {

    private static final Instant SENT = Instant.parse("2026-11-22T10:15:30.123Z");

    private Lines() {}

    /// Nothing optional is set.
    static ChatMessage plain() {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(0x01935a1bc2d37001L, 0x8123456789abcdefL))
                .setRoomId("demo")
                .setAuthor(new Author("guest-1", "Zoë 🦊", "#ff7f50", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText("grüße aus 東京 🎉")
                .setSentAt(SENT)
                .build();
    }

    /// Everything optional is set.
    static ChatMessage full() {
        return ChatMessage.newBuilder(plain())
                .setAuthor(new Author("gremlin", "Gremlin", "#00ff00", List.of("bot", "archetype:hype")))
                .setOrigin(Origin.BOT)
                .setMentions(List.of("guest-1", "guest-2"))
                .setReplyTo(new ReplyTo(new UUID(1, -2), "guest-1"))
                .setBroadcastAt(SENT.plusMillis(17))
                .setProvenance(provenance())
                .setModeration(new Moderation(ModerationAction.REDACTED, List.of("link")))
                .build();
    }

    private static Provenance provenance() {
        return Provenance.newBuilder()
                .setAgent("gremlin")
                .setTrigger(Trigger.BOT)
                .setContextId(new UUID(3, 4))
                .setTriggerMessageId(new UUID(-5, 6))
                .setTriggerText("one pixel of health")
                .setReplyDepth(2)
                .setReasons(List.of(new Reason("base_rate", 0.02), new Reason("bot_density", -0.6)))
                .setModel("house")
                .setPromptId("line@3")
                .setMemoryIds(List.of(new UUID(7, 8), new UUID(9, 10)))
                .setLatencies(new Latencies(120, 3, 41))
                .build();
    }
}

package io.chatter.benchmark.messaging;

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

/// Lines as chat.firehose carries them.
final class SampleLines {

    private static final Instant SENT = Instant.parse("2026-11-22T10:15:30.123Z");

    private SampleLines() {}

    /// A person's line: no reply, no provenance.
    static ChatMessage human() {
        return line(
                        "guest-4711",
                        "alice",
                        List.of("guest"),
                        Origin.HUMAN,
                        "that last jump was unreal, how did you even see it")
                .build();
    }

    /// A persona's answer to somebody, with all that is recorded about it.
    static ChatMessage bot() {
        return line(
                        "hype-gremlin",
                        "xX_Gremlin_Xx",
                        List.of("bot", "archetype:hype-gremlin"),
                        Origin.BOT,
                        "@alice HE WAS ON ONE PIXEL OF HEALTH and still went for the jump PogChamp")
                .setMentions(List.of("guest-4711"))
                .setReplyTo(new ReplyTo(id(2), "guest-4711"))
                .setProvenance(provenance())
                .build();
    }

    private static ChatMessage.Builder line(
            String author, String name, List<String> badges, Origin origin, String text) {
        return ChatMessage.newBuilder()
                .setMessageId(id(1))
                .setRoomId("demo")
                .setAuthor(new Author(author, name, "#ff7f50", badges))
                .setOrigin(origin)
                .setText(text)
                .setSentAt(SENT)
                .setBroadcastAt(SENT.plusMillis(17))
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()));
    }

    private static Provenance provenance() {
        return Provenance.newBuilder()
                .setAgent("hype-gremlin")
                .setTrigger(Trigger.MENTION)
                .setContextId(id(3))
                .setTriggerMessageId(id(2))
                .setReplyDepth(1)
                .setReasons(List.of(
                        new Reason("base_rate", 0.02), new Reason("mention", 4.0), new Reason("bot_density", -0.6)))
                .setModel("house")
                .setMemoryIds(List.of(id(4), id(5)))
                .setLatencies(new Latencies(120, 3, 41))
                .build();
    }

    private static UUID id(int number) {
        return new UUID(0x0193_5a1b_c2d3_7000L + number, 0x8123_4567_89ab_cdefL * number | Long.MIN_VALUE);
    }
}

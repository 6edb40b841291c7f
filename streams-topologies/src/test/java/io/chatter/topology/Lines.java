package io.chatter.topology;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Lines of chat for tests.
public final class Lines {

    private static long sequence;

    private Lines() {}

    public static ChatMessage human(String author, String text, Instant at) {
        return line(author, Origin.HUMAN, text, at).build();
    }

    public static ChatMessage bot(String agent, String text, int depth, Instant at) {
        return line(agent, Origin.BOT, text, at)
                .setProvenance(Provenance.newBuilder()
                        .setAgent(agent)
                        .setTrigger(depth > 0 ? Trigger.BOT : Trigger.CONTEXT)
                        .setReplyDepth(depth)
                        .setModel("test")
                        .build())
                .build();
    }

    private static ChatMessage.Builder line(String author, Origin origin, String text, Instant at) {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(7L << 12, ++sequence))
                .setRoomId("attic")
                .setAuthor(new Author(author, author, "#ffffff", List.of()))
                .setOrigin(origin)
                .setText(text)
                .setSentAt(at)
                .setBroadcastAt(at)
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()));
    }
}

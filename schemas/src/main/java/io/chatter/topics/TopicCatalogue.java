package io.chatter.topics;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.PersonaAssignment;
import io.chatter.schema.PersonaDecision;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicSpec.CleanupPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/// Every topic of chatter. Nothing else in the code base spells a topic name.
public final class TopicCatalogue {

    /// Partitions of topics keyed by room: the ceiling on gateways and trends instances.
    public static final int ROOM_PARTITIONS = 8;

    /// Partitions of topics keyed by agent: the ceiling on persona workers.
    public static final int AGENT_PARTITIONS = 24;

    private static final Duration FOREVER = Duration.ofDays(36_500);

    public static final TopicSpec STREAM_CONTEXT =
            byRoom("stream.context", StreamContext.getClassSchema(), Duration.ofDays(7));
    public static final TopicSpec CHAT_INGEST = byRoom("chat.ingest", ChatMessage.getClassSchema(), Duration.ofDays(1));
    public static final TopicSpec CHAT_FIREHOSE =
            byRoom("chat.firehose", ChatMessage.getClassSchema(), Duration.ofDays(30));
    public static final TopicSpec CHAT_TRENDS =
            byRoom("chat.trends", TrendsSnapshot.getClassSchema(), Duration.ofDays(7));
    public static final TopicSpec CHAT_TRENDS_FAST =
            byRoom("chat.trends.fast", TrendsSnapshot.getClassSchema(), Duration.ofDays(1));
    public static final TopicSpec CHAT_BOT_DENSITY =
            byRoom("chat.bot-density", BotDensity.getClassSchema(), Duration.ofDays(7));
    public static final TopicSpec CHAT_MODERATION =
            byRoom("chat.moderation", ModerationEvent.getClassSchema(), Duration.ofDays(90));
    public static final TopicSpec PERSONA_ROSTER = new TopicSpec(
            "persona.roster",
            "room_id|agent",
            PersonaAssignment.getClassSchema(),
            AGENT_PARTITIONS,
            FOREVER,
            CleanupPolicy.COMPACT);
    public static final TopicSpec PERSONA_MEMORY = new TopicSpec(
            "persona.memory",
            "room_id|agent|memory_id, partitioned by room_id|agent",
            MemoryRecord.getClassSchema(),
            AGENT_PARTITIONS,
            FOREVER,
            CleanupPolicy.COMPACT);

    public static final TopicSpec PERSONA_DECISIONS =
            byRoom("persona.decisions", PersonaDecision.getClassSchema(), Duration.ofDays(1));

    private static final List<TopicSpec> ALL = List.of(
            STREAM_CONTEXT,
            CHAT_INGEST,
            CHAT_FIREHOSE,
            CHAT_TRENDS,
            CHAT_TRENDS_FAST,
            CHAT_BOT_DENSITY,
            CHAT_MODERATION,
            PERSONA_ROSTER,
            PERSONA_MEMORY,
            PERSONA_DECISIONS);

    private TopicCatalogue() {}

    public static List<TopicSpec> all() {
        return ALL;
    }

    public static Optional<TopicSpec> find(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static TopicSpec byRoom(String name, Schema value, Duration retention) {
        return new TopicSpec(name, "room_id", value, ROOM_PARTITIONS, retention, CleanupPolicy.DELETE);
    }
}

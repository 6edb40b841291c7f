package io.chatter.deployment;

import static io.chatter.topics.TopicCatalogue.CHAT_BOT_DENSITY;
import static io.chatter.topics.TopicCatalogue.CHAT_FIREHOSE;
import static io.chatter.topics.TopicCatalogue.CHAT_INGEST;
import static io.chatter.topics.TopicCatalogue.CHAT_MODERATION;
import static io.chatter.topics.TopicCatalogue.CHAT_TRENDS;
import static io.chatter.topics.TopicCatalogue.CHAT_TRENDS_FAST;
import static io.chatter.topics.TopicCatalogue.PERSONA_DECISIONS;
import static io.chatter.topics.TopicCatalogue.PERSONA_MEMORY;
import static io.chatter.topics.TopicCatalogue.PERSONA_ROSTER;
import static io.chatter.topics.TopicCatalogue.STREAM_CONTEXT;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What one service may do on the brokers, and nothing else.
///
/// @param service its name, also that of its Kafka user
/// @param reads topics that it consumes
/// @param writes topics that it produces to
/// @param ownPrefixes prefixes of its groups and transactional ids, and of topics that it makes for itself
/// @param deadLetters topics whose dead letters it writes
public record ServiceAccess(
        String service,
        List<TopicSpec> reads,
        List<TopicSpec> writes,
        List<String> ownPrefixes,
        List<TopicSpec> deadLetters) {

    public ServiceAccess {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        ownPrefixes = List.copyOf(ownPrefixes);
        deadLetters = List.copyOf(deadLetters);
    }

    /// The job that seats the personas, and looks whether the topics are as they should be.
    static final ServiceAccess PROVISION =
            new ServiceAccess("provision", List.of(PERSONA_ROSTER), List.of(PERSONA_ROSTER), List.of(), List.of());

    /// Looks how far groups are behind, and reads nothing.
    static final ServiceAccess KEDA = new ServiceAccess("keda", List.of(), List.of(), List.of(), List.of());

    /// Groups that KEDA scales by, each with the topic that it reads.
    static Map<String, TopicSpec> scaledGroups() {
        return Map.of("chatter-gateway-ingest", CHAT_INGEST, "chatter-trends-3", CHAT_FIREHOSE);
    }

    /// Whoever asks the system how it stands, with `chatter why`: reads everything, dead letters and progress of groups
    /// included, and writes nothing.
    static final ServiceAccess OPERATOR =
            new ServiceAccess("operator", TopicCatalogue.all(), List.of(), List.of(), List.of());

    /// Everybody who has a user on the brokers.
    public static List<ServiceAccess> all() {
        return Stream.concat(services().stream(), Stream.of(PROVISION, KEDA, OPERATOR))
                .toList();
    }

    /// Those that run all the time.
    public static List<ServiceAccess> services() {
        return List.of(
                new ServiceAccess(
                        "chat-gateway",
                        List.of(
                                CHAT_INGEST,
                                CHAT_FIREHOSE,
                                CHAT_MODERATION,
                                CHAT_TRENDS,
                                CHAT_BOT_DENSITY,
                                STREAM_CONTEXT,
                                PERSONA_MEMORY),
                        List.of(CHAT_INGEST, CHAT_FIREHOSE, CHAT_MODERATION),
                        List.of("chatter-gateway"),
                        List.of(CHAT_INGEST)),
                new ServiceAccess("stream-context", List.of(), List.of(STREAM_CONTEXT), List.of(), List.of()),
                new ServiceAccess(
                        "persona-workers",
                        List.of(
                                STREAM_CONTEXT,
                                CHAT_FIREHOSE,
                                CHAT_MODERATION,
                                CHAT_TRENDS,
                                CHAT_BOT_DENSITY,
                                PERSONA_ROSTER,
                                PERSONA_MEMORY),
                        List.of(CHAT_INGEST, PERSONA_DECISIONS, PERSONA_MEMORY),
                        List.of("chatter-persona-workers"),
                        List.of()),
                new ServiceAccess(
                        "trends",
                        List.of(CHAT_FIREHOSE),
                        List.of(CHAT_TRENDS, CHAT_TRENDS_FAST, CHAT_BOT_DENSITY),
                        List.of("chatter-trends"),
                        List.of(CHAT_FIREHOSE)));
    }
}

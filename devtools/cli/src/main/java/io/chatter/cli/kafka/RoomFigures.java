package io.chatter.cli.kafka;

import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.StackStatus;
import io.chatter.schema.BotDensity;
import io.chatter.schema.PersonaAssignment;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/// What the topics say about each room now.
public final class RoomFigures {

    /// An older window says nothing about now.
    private static final Duration RECENT = Duration.ofMinutes(2);

    private static final int WINDOWS = 20;

    private RoomFigures() {}

    public static List<StackStatus.Room> read(Endpoints endpoints, Instant now) {
        Map<String, Integer> personas = personas(endpoints);
        Map<String, TrendsSnapshot> trends =
                newest(endpoints, TopicCatalogue.CHAT_TRENDS, TrendsSnapshot::getWindowEnd, now);
        Map<String, BotDensity> densities =
                newest(endpoints, TopicCatalogue.CHAT_BOT_DENSITY, BotDensity::getWindowEnd, now);
        Map<String, StreamContext> contexts =
                newest(endpoints, TopicCatalogue.STREAM_CONTEXT, StreamContext::getWindowEnd, now);
        return personas.entrySet().stream()
                .map(room -> new StackStatus.Room(
                        room.getKey(),
                        room.getValue(),
                        rate(trends, room.getKey()),
                        density(densities, room.getKey()),
                        engine(contexts, room.getKey()),
                        hearing(contexts, room.getKey())))
                .toList();
    }

    private static String engine(Map<String, StreamContext> contexts, String room) {
        StreamContext context = contexts.get(room);
        return context == null ? "none" : context.getRecogniser().getEngine();
    }

    private static String hearing(Map<String, StreamContext> contexts, String room) {
        StreamContext context = contexts.get(room);
        return context == null
                ? "down: no context is published"
                : context.getRecogniser().getState();
    }

    private static double rate(Map<String, TrendsSnapshot> trends, String room) {
        TrendsSnapshot snapshot = trends.get(room);
        return snapshot == null ? 0 : snapshot.getRatePerMinute();
    }

    private static double density(Map<String, BotDensity> densities, String room) {
        BotDensity density = densities.get(room);
        return density == null ? 0 : density.getDensity();
    }

    private static Map<String, Integer> personas(Endpoints endpoints) {
        Map<String, Integer> personas = new TreeMap<>();
        try (Roster roster = new Roster(endpoints)) {
            for (PersonaAssignment agent : roster.current().values()) {
                personas.merge(agent.getRoomId(), agent.getEnabled() ? 1 : 0, Integer::sum);
            }
        }
        return personas;
    }

    private static <T extends SpecificRecord> Map<String, T> newest(
            Endpoints endpoints, TopicSpec topic, Function<T, Instant> windowEnd, Instant now) {
        Map<String, T> newest = new HashMap<>();
        try (TopicReader<T> reader = new TopicReader<>(endpoints, topic)) {
            reader.last(WINDOWS).forEach(record -> {
                if (record.value() != null && windowEnd.apply(record.value()).isAfter(now.minus(RECENT))) {
                    newest.put(record.key(), record.value());
                }
            });
        }
        return newest;
    }
}

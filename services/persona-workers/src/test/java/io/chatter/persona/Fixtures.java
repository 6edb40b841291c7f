package io.chatter.persona;

import io.chatter.configuration.Pacing;
import io.chatter.configuration.Persona;
import io.chatter.configuration.RecogniserSettings;
import io.chatter.configuration.Room;
import io.chatter.configuration.RoomAccess;
import io.chatter.configuration.StreamSource;
import io.chatter.configuration.Voice;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import io.chatter.schema.PersonaAssignment;
import io.chatter.schema.Provenance;
import io.chatter.schema.Recogniser;
import io.chatter.schema.ReplyTo;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Trigger;
import io.chatter.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Builders of the data that tests of the domain are about.
public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Fixtures() {}

    public static Persona persona(String id) {
        Voice voice = new Voice("cheering", Voice.Casing.LOWER, 14, "LUL", List.of(), List.of("lets go"));
        return new Persona(
                id,
                "Display_" + id,
                "hype-gremlin",
                "#ff7f50",
                voice,
                List.of("never leaves"),
                List.of("no insults"),
                List.of("speedruns"),
                List.of("Pog"),
                Map.of("CLUTCH", 2.0, "boss", 2.5),
                1,
                Duration.ofSeconds(12));
    }

    public static Agent agent(String name) {
        return new Agent("demo", name, persona(name), name.hashCode());
    }

    public static PersonaAssignment assignment(String agent, boolean enabled) {
        return PersonaAssignment.newBuilder()
                .setRoomId("demo")
                .setAgent(agent)
                .setPersona("maya")
                .setDisplayName("Maya")
                .setColor("#ff0000")
                .setSeed(agent.hashCode())
                .setEnabled(enabled)
                .setAssignedAt(Instant.EPOCH)
                .build();
    }

    /// Of a worker that is alone.
    public static RosterShare wholeRoster() {
        RosterShare share = new RosterShare();
        share.hold(TopicCatalogue.PERSONA_ROSTER.partitions());
        return share;
    }

    public static Room room(int agents, Pacing pacing) {
        return new Room(
                "demo",
                "Demo",
                "A blind run.",
                "en",
                new StreamSource.None(),
                new RecogniserSettings(RecogniserSettings.Engine.NONE),
                new RoomAccess(true, true),
                pacing,
                IntStream.range(0, agents).mapToObj(i -> "agent-" + i).toList(),
                "default");
    }

    public static Room room(int agents) {
        return room(agents, new Pacing(36, 1, 2, 3));
    }

    public static ChatMessage personLine(String text, Instant at) {
        return line("alice", Origin.HUMAN, text, at).build();
    }

    /// A few words that are none of those of the last forty numbers, nor alike.
    static String fewWords(int number) {
        List<String> sorts = List.of("copper", "sleepy", "huge", "crooked", "invisible", "loud", "borrowed", "wet");
        List<String> things = List.of("owl", "ladder", "kitchen", "wizard", "boots");
        return sorts.get(number % sorts.size()) + " " + things.get(number % things.size());
    }

    public static ChatMessage botLine(String agent, String text, int depth, Instant at) {
        return line(agent, Origin.BOT, text, at)
                .setProvenance(
                        provenance(agent, Trigger.AMBIENT).setReplyDepth(depth).build())
                .build();
    }

    public static ChatMessage botAnswer(String agent, ChatMessage answered, Instant at) {
        return line(agent, Origin.BOT, "same here", at)
                .setReplyTo(new ReplyTo(
                        answered.getMessageId(), answered.getAuthor().getId()))
                .setProvenance(provenance(agent, Trigger.HUMAN)
                        .setTriggerMessageId(answered.getMessageId())
                        .build())
                .build();
    }

    public static ChatMessage.Builder line(String author, Origin origin, String text, Instant at) {
        return ChatMessage.newBuilder()
                .setMessageId(UUID.nameUUIDFromBytes((author + text + at).getBytes(StandardCharsets.UTF_8)))
                .setRoomId("demo")
                .setAuthor(new Author(author, author, "#ffffff", List.of()))
                .setOrigin(origin)
                .setText(text)
                .setSentAt(at)
                .setBroadcastAt(at);
    }

    public static Provenance.Builder provenance(String agent, Trigger trigger) {
        return Provenance.newBuilder().setAgent(agent).setTrigger(trigger).setModel("fake");
    }

    public static ModerationEvent.Builder decision(ModerationKind kind, Instant at) {
        return ModerationEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setRoomId("demo")
                .setKind(kind)
                .setActor(new Actor("max", ActorRole.MODERATOR))
                .setAt(at);
    }

    /// A worker's view of that one room.
    public static RoomPictures pictures(RoomObserver room) {
        return new RoomPictures() {
            @Override
            public Optional<RoomPicture> of(String roomId) {
                return Optional.of(room.picture());
            }

            @Override
            public boolean knows(String roomId) {
                return true;
            }
        };
    }

    /// What one term does in a minute.
    public static TrendsSnapshot trends(Instant windowStart, Trend trend) {
        return TrendsSnapshot.newBuilder()
                .setRoomId("demo")
                .setWindowStart(windowStart)
                .setWindowEnd(windowStart.plusSeconds(60))
                .setMessageCount(20)
                .setRatePerMinute(20)
                .setDistinctAuthors(5)
                .setTrends(List.of(trend))
                .build();
    }

    public static StreamContext context(Instant at, List<TranscriptSegment> segments, List<StreamEvent> events) {
        return StreamContext.newBuilder()
                .setRoomId("demo")
                .setContextId(UUID.nameUUIDFromBytes(at.toString().getBytes(StandardCharsets.UTF_8)))
                .setWindowStart(at.minusSeconds(30))
                .setWindowEnd(at)
                .setPublishedAt(at)
                .setSegments(segments)
                .setEvents(events)
                .setRecogniser(new Recogniser("none", 0L, "listening"))
                .build();
    }

    public static TranscriptSegment speech(String words, Instant end) {
        return new TranscriptSegment(end.minusSeconds(2), end, words, 0.9f, true);
    }
}

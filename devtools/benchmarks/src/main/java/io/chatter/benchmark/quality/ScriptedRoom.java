package io.chatter.benchmark.quality;

import io.chatter.configuration.Pacing;
import io.chatter.configuration.RecogniserSettings;
import io.chatter.configuration.Room;
import io.chatter.configuration.RoomAccess;
import io.chatter.configuration.StreamSource;
import io.chatter.persona.Scene;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Recogniser;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.TranscriptSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A room that a script plays in, on its own clock: 5 seconds a beat. One thread.
final class ScriptedRoom {

    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Room room = new Room(
            "bench",
            "Bench",
            "A scripted stream",
            "en",
            new StreamSource.None(),
            new RecogniserSettings(RecogniserSettings.Engine.NONE),
            new RoomAccess(true, true),
            new Pacing(40, 1, 2, 1),
            List.of(),
            "default");
    private final List<TranscriptSegment> segments = new ArrayList<>();
    private final List<StreamEvent> events = new ArrayList<>();
    private final List<ChatMessage> recent = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T20:00:00Z");
    private long messages;

    void play(SceneScript.Beat beat) {
        now = now.plus(BEAT);
        switch (beat) {
            case SceneScript.Beat.Say say ->
                segments.add(new TranscriptSegment(now.minusSeconds(4), now, say.words(), 0.9f, true));
            case SceneScript.Beat.Event event -> events.add(new StreamEvent(event.type(), now, 0.9f, event.evidence()));
            case SceneScript.Beat.Person person -> post(person.viewer(), person.viewer(), Origin.HUMAN, person.text());
        }
        segments.removeIf(segment -> segment.getEnd().isBefore(now.minus(WINDOW)));
        events.removeIf(event -> event.getAt().isBefore(now.minus(WINDOW)));
    }

    ChatMessage post(String id, String displayName, Origin origin, String text) {
        now = now.plusMillis(700);
        ChatMessage message = ChatMessage.newBuilder()
                .setMessageId(new UUID(now.toEpochMilli(), messages++))
                .setRoomId(room.id())
                .setAuthor(new Author(id, displayName, "#888888", List.of()))
                .setOrigin(origin)
                .setText(text)
                .setSentAt(now)
                .build();
        recent.add(message);
        if (recent.size() > Scene.RECENT_LIMIT) {
            recent.removeFirst();
        }
        return message;
    }

    List<ChatMessage> recent() {
        return recent;
    }

    Scene scene() {
        StreamContext context = StreamContext.newBuilder()
                .setRoomId(room.id())
                .setContextId(new UUID(7, now.toEpochMilli()))
                .setWindowStart(now.minus(WINDOW))
                .setWindowEnd(now)
                .setPublishedAt(now)
                .setSegments(List.copyOf(segments))
                .setEvents(List.copyOf(events))
                .setKeywords(List.of())
                .setTopics(List.of())
                .setRecogniser(new Recogniser("script", 0L, "listening"))
                .build();
        return new Scene(room, context, recent, null, null, now);
    }
}

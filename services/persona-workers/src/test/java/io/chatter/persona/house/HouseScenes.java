package io.chatter.persona.house;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Pacing;
import io.chatter.configuration.Persona;
import io.chatter.configuration.RecogniserSettings;
import io.chatter.configuration.Room;
import io.chatter.configuration.RoomAccess;
import io.chatter.configuration.StreamSource;
import io.chatter.persona.Agent;
import io.chatter.persona.Decision;
import io.chatter.persona.Memory;
import io.chatter.persona.Scene;
import io.chatter.persona.Turn;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Recogniser;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scenes and turns for tests of the house model.
public final class HouseScenes {

    static final Instant NOW = Instant.parse("2026-01-01T20:00:00Z");
    private static final Room ROOM = new Room(
            "den",
            "Den",
            "A test",
            "en",
            new StreamSource.None(),
            new RecogniserSettings(RecogniserSettings.Engine.NONE),
            new RoomAccess(true, true),
            new Pacing(40, 1, 2, 1),
            List.of(),
            "default");

    private HouseScenes() {}

    /// The authored personas, by id; the other folders of the configuration are no concern of the house
    /// model.
    public static List<Persona> personas() {
        Path authored = Path.of(System.getProperty("chatter.root", "../..")).resolve("configs/personas");
        try {
            Path configs = Files.createTempDirectory("house-configs");
            Files.createSymbolicLink(configs.resolve("personas"), authored.toRealPath());
            for (String folder : List.of("rooms", "moderation", "prompts")) {
                Files.createDirectory(configs.resolve(folder));
            }
            return ChatterConfiguration.load(configs).personas().values().stream()
                    .sorted(Comparator.comparing(Persona::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scene empty() {
        return new Scene(ROOM, null, List.of(), null, null, NOW);
    }

    static Scene empty(Instant at) {
        return new Scene(ROOM, null, List.of(), null, null, at);
    }

    static Scene hearing(String words, @Nullable StreamEventType event) {
        return hearing(words, event, NOW);
    }

    static Scene hearing(String words, @Nullable StreamEventType event, Instant at) {
        List<StreamEvent> events = event == null ? List.of() : List.of(new StreamEvent(event, at, 0.9f, words));
        StreamContext context = StreamContext.newBuilder()
                .setRoomId(ROOM.id())
                .setContextId(new UUID(1, 1))
                .setWindowStart(at.minusSeconds(30))
                .setWindowEnd(at)
                .setPublishedAt(at)
                .setSegments(List.of(new TranscriptSegment(at.minusSeconds(3), at, words, 0.9f, true)))
                .setEvents(events)
                .setKeywords(List.of())
                .setTopics(List.of())
                .setRecogniser(new Recogniser("test", 0L, "listening"))
                .build();
        return new Scene(ROOM, context, List.of(), null, null, at);
    }

    /// The scene, with lines that were written just now.
    static Scene after(Scene scene, List<ChatMessage> lines) {
        return new Scene(scene.room(), scene.context(), lines, scene.trends(), scene.density(), scene.now());
    }

    /// The authored persona whose card names this stance.
    static Persona whoIs(String stance) {
        return personas().stream()
                .filter(persona -> persona.voice().stance().equals(stance))
                .findFirst()
                .orElseThrow();
    }

    static ChatMessage said(String name, Origin origin, String text) {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(2, text.hashCode()))
                .setRoomId(ROOM.id())
                .setAuthor(new Author(name, name, "#888888", List.of()))
                .setOrigin(origin)
                .setText(text)
                .setSentAt(NOW)
                .build();
    }

    static Turn onStream(Persona persona, Scene scene, String words, long seed) {
        return turn(persona, scene, new Decision(true, Trigger.CONTEXT, null, words, 0, List.of()), List.of(), seed);
    }

    static Turn answering(Persona persona, Scene scene, ChatMessage message, List<Memory> memories, long seed) {
        Trigger trigger = message.getOrigin() == Origin.HUMAN ? Trigger.MENTION : Trigger.BOT;
        return turn(persona, scene, new Decision(true, trigger, message, null, 0, List.of()), memories, seed);
    }

    static Turn turn(Persona persona, Scene scene, Decision decision, List<Memory> memories, long seed) {
        return new Turn(
                new UUID(3, seed), new Agent("den", persona.id(), persona, 11), scene, decision, memories, seed);
    }
}

package io.chatter.benchmark.quality;

import io.chatter.schema.StreamEventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What happens on a stream, beat by beat, read from `quality/<name>.script`.
record SceneScript(String name, List<Beat> beats) {

    SceneScript {
        beats = List.copyOf(beats);
    }

    /// One thing that happens.
    sealed interface Beat {
        /// Words of the streamer, as a recogniser writes them.
        record Say(String words) implements Beat {}

        record Event(StreamEventType type, String evidence) implements Beat {}

        /// A line of a real viewer.
        record Person(String viewer, String text) implements Beat {}
    }

    /// @throws IllegalArgumentException when there is no such script or a line is none of the three kinds
    static SceneScript load(String name) {
        List<Beat> beats = new ArrayList<>();
        for (String line : text("quality/" + name + ".script").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                beats.add(beat(line));
            }
        }
        return new SceneScript(name, beats);
    }

    private static Beat beat(String line) {
        String[] parts = line.split(" ", 2);
        return switch (parts[0]) {
            case "say" -> new Beat.Say(parts[1]);
            case "event" -> {
                String[] event = parts[1].split(" ", 2);
                yield new Beat.Event(StreamEventType.valueOf(event[0].toUpperCase(Locale.ROOT)), event[1]);
            }
            case "person" -> {
                String[] person = parts[1].split(": ", 2);
                yield new Beat.Person(person[0], person[1]);
            }
            default -> throw new IllegalArgumentException("neither say, event nor person: " + line);
        };
    }

    static String text(String resource) {
        try (InputStream in = SceneScript.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no script " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

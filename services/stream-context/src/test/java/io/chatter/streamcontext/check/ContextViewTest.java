package io.chatter.streamcontext.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.RoomContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What `chatter stream check` shows of a context.
class ContextViewTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void shouldShowWhatIsHeardEventsKeywordsLagAndEngine() {
        // When
        new ContextView.Screen(out).show(context());

        // Then
        assertThat(shown())
                .contains("engine pocketsphinx   listening   lag 120 ms")
                .contains("  oh no we died in the castle\n")
                .contains("  ... and now")
                .containsPattern("FAIL 0\\.[5-9]\\d, \\d s ago: heard .*\"we died\"")
                .containsPattern("keywords .*castle");
    }

    @Test
    void shouldPrintTheSameForPrograms() {
        // When
        new ContextView.Lines(out).show(context());

        // Then
        assertThat(shown().strip().lines()).hasSize(1);
        assertThat(shown())
                .contains("\"engine\":\"pocketsphinx\"", "\"state\":\"listening\"", "\"lag_ms\":120")
                .contains("\"text\":\"oh no we died in the castle\",\"final\":true")
                .contains("\"text\":\"and now\",\"final\":false")
                .contains("\"type\":\"FAIL\"", "\"castle\"");
    }

    private static StreamContext context() {
        RoomContext room = new RoomContext("check", ContextSettings.defaults(), Optional::of);
        Instant start = Recordings.START;
        room.heard(List.of(
                new Hypothesis(start, start.plusSeconds(2), "oh no we died in the castle", 0.9f, true),
                new Hypothesis(start.plusSeconds(3), start.plusSeconds(4), "and now", 0.9f, false)));
        return room.snapshot(
                new UUID(0, 0),
                start.plusSeconds(4),
                new RecognizerStatus("pocketsphinx", Duration.ofMillis(120), new RecognizerStatus.Hearing.Listening()));
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

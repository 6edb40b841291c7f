package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledEventsTest {
    @TempDir
    Path folder;

    @Test
    void shouldScoreWhatIsLabelledAndNothingElse() throws IOException {
        // Given
        Files.copy(Recordings.CONFIGS.resolve("demo/stream.webm"), folder.resolve("mine.webm"));
        Files.copy(Recordings.CONFIGS.resolve("demo/stream.webm"), folder.resolve("without labels.webm"));
        Files.writeString(folder.resolve("mine.csv"), """
                start,end,kind,text
                10.0,12.0,say,"nothing of the kind"
                35.96,39.36,laugh,
                40.16,44.50,fail,"we died, and so on"
                70.0,72.0,big-laugh,
                103.66,106.26,BIG_LAUGH,
                """);

        // When
        LabelledEvents measured = LabelledEvents.measure(
                LabelledFolder.read(folder), new FfmpegDecoder(Recordings.ffmpeg()), new Parrot());

        // Then
        assertThat(measured.scores())
                .containsOnlyKeys(StreamEventType.BIG_LAUGH, StreamEventType.FAIL)
                .containsEntry(StreamEventType.BIG_LAUGH, new Score(2, 0, 1))
                .containsEntry(StreamEventType.FAIL, new Score(1, 1, 0));
        assertThat(measured.length().toSeconds()).isBetween(120L, 125L);
        assertThat(measured.toJson()).startsWith("{\"recordings\":1,").contains("\"ignored\":\"say\"");
    }

    @Test
    void shouldSayWhatIsNoLabel() throws IOException {
        // Given
        Files.createFile(folder.resolve("a.wav"));
        Path table = folder.resolve("a.csv");

        // Then
        Files.writeString(table, "1.0,soon,fail\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder)).hasMessageContaining("a.csv", "soon");
        Files.writeString(table, "1.0 2.0 fail\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder)).hasMessageContaining("no start,end,kind");
        Files.writeString(table, "1.0,2.0,say\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder)).hasMessageContaining("no sound file with labels");
    }

    /// Hears "we died" at 42 s, where it is said, and at 80 s, where it is not.
    private static final class Parrot implements RecognizerEngine, SpeechRecognizer {
        @Override
        public String name() {
            return "parrot";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public SpeechRecognizer open() {
            return this;
        }

        @Override
        public List<Hypothesis> hear(SoundChunk chunk) {
            Instant at = chunk.at();
            boolean speaks =
                    at.equals(LabelledFolder.START.plusSeconds(42)) || at.equals(LabelledFolder.START.plusSeconds(80));
            return speaks ? List.of(new Hypothesis(at.minusSeconds(1), at, "oh no we died", 0.9f, true)) : List.of();
        }

        @Override
        public List<Hypothesis> finish() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}

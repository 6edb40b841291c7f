package io.chatter.streamcontext.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.VoiceActivity;
import io.chatter.streamcontext.WordError;
import io.chatter.streamcontext.utterance.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real library, with a model only where one is named: none can come along.
class WhisperEngineTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhatItNeeds() {
        assertThat(engine(Optional.empty()).obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("chatter.speech.whisper-model"));
        assertThat(engine(Optional.of(folder.resolve("absent.bin"))).obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("absent.bin"));
    }

    @Test
    void shouldSayWhichFileIsNoModel() throws IOException {
        // Given
        Path garbage = Files.write(folder.resolve("garbage.bin"), new byte[10_000]);
        WhisperEngine engine = engine(Optional.of(garbage));

        // Then
        assertThat(engine.obstacle()).isEmpty();
        assertThatThrownBy(engine::open)
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("garbage.bin is no model");
    }

    @Test
    void shouldPlaceSegmentsInTheUtterance() {
        // Given: two seconds
        Utterance utterance = new Utterance(Recordings.START, new short[2 * SoundChunk.RATE]);

        // Then
        assertThat(WhisperTranscriber.heard(" [BLANK_AUDIO]", 0, 100, utterance))
                .isEmpty();
        assertThat(WhisperTranscriber.heard(" Oh no, we died!", 20, 150, utterance))
                .contains(new Hypothesis(
                        Recordings.START.plusMillis(200),
                        Recordings.START.plusMillis(1_500),
                        "oh no we died",
                        0,
                        true,
                        "Oh no, we died!"));
        assertThat(WhisperTranscriber.heard("late", 150, 3_000, utterance))
                .hasValueSatisfying(heard -> assertThat(heard.end()).isEqualTo(Recordings.START.plusSeconds(2)));
        assertThat(WhisperTranscriber.heard("odd", 150, -1, utterance))
                .hasValueSatisfying(heard -> assertThat(heard.end()).isEqualTo(heard.start()));
    }

    /// With CHATTER_SPEECH_WHISPER_MODEL=FILE.
    @Test
    void shouldHearTheDemo() {
        String file = System.getenv("CHATTER_SPEECH_WHISPER_MODEL");
        assumeTrue(file != null, "no model is named");
        List<Hypothesis> heard = new ArrayList<>();

        // When
        try (SpeechRecognizer recognizer = engine(Optional.of(Path.of(file))).open()) {
            for (SoundChunk chunk : Recordings.demo()) {
                heard.addAll(recognizer.hear(chunk));
            }
            heard.addAll(recognizer.finish());
        }

        // Then
        String words = heard.stream().map(Hypothesis::text).collect(Collectors.joining(" "));
        System.out.println("whisper: word error " + WordError.rate(Recordings.transcript(), words));
        assertThat(WordError.rate(Recordings.transcript(), words)).isLessThan(0.15);
    }

    private static WhisperEngine engine(Optional<Path> model) {
        return new WhisperEngine(model, "en", VoiceActivity::byLoudness);
    }
}

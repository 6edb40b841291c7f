package io.chatter.streamcontext.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.VoiceActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real runtime on a toy of the network's shape, and on the network itself where a file of it is named.
class SileroVoiceTest {
    private static final short LOUD = 20_000;

    @TempDir
    Path folder;

    private Instant next = Recordings.START;

    @Test
    void shouldGiveTheNetworkItsStateAndTheSamplesBefore() throws IOException {
        // Given
        SileroModel model = toy("input");
        float[] state = new float[SileroModel.STATE];

        // When
        model.probability(new float[SileroModel.CONTEXT + SileroModel.WINDOW], state);
        model.probability(new float[SileroModel.CONTEXT + SileroModel.WINDOW], state);

        // Then
        assertThat(state).containsOnly(2f);

        // And a click at the end of a window is heard in the next one too, and not after
        VoiceActivity voice = new SileroVoice(model);
        short[] click = new short[SileroModel.WINDOW];
        click[click.length - 1] = LOUD;
        assertThat(voice.hears(chunk(click))).isTrue();
        assertThat(voice.hears(chunk(new short[SileroModel.WINDOW]))).isTrue();
        assertThat(voice.hears(chunk(new short[SileroModel.WINDOW]))).isTrue(); // it had begun with a voice
        assertThat(voice.hears(chunk(new short[SileroModel.WINDOW]))).isFalse();
    }

    @Test
    void shouldForgetWhatWasBeforeAHole() throws IOException {
        // Given
        VoiceActivity voice = new SileroVoice(toy("input"));
        short[] loud = new short[SileroModel.WINDOW + 10];
        Arrays.fill(loud, LOUD);
        assertThat(voice.hears(chunk(loud))).isTrue();

        // When
        next = next.plusSeconds(1);

        // Then
        assertThat(voice.hears(chunk(new short[SileroModel.WINDOW]))).isFalse();
    }

    @Test
    void shouldSayWhichFileIsNoSuchModel() throws IOException {
        Path garbage = Files.write(folder.resolve("garbage.onnx"), new byte[1_000]);
        Path other = Files.write(folder.resolve("other.onnx"), ToyNetwork.file("x"));
        assertThatThrownBy(() -> SileroModel.load(folder.resolve("absent.onnx")))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("there is no model")
                .hasMessageContaining("chatter.speech.silero-model");
        assertThatThrownBy(() -> SileroModel.load(garbage))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("cannot be loaded");
        assertThatThrownBy(() -> SileroModel.load(other))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("is not Silero's network");
    }

    @Test
    void shouldTellVoicesByLoudnessWithoutAFile() {
        assertThat(SileroVoices.orByLoudness(Optional.empty()).forStream()).isNotInstanceOf(SileroVoice.class);
    }

    /// With CHATTER_SPEECH_SILERO_MODEL=FILE: prints what the network and loudness make of speech and of shots.
    @Test
    void shouldKnowSpeechFromShots() {
        String file = System.getenv("CHATTER_SPEECH_SILERO_MODEL");
        assumeTrue(file != null, "no model is named");
        List<SoundChunk> speech = Recordings.part(Recordings.demo(), 0, 60);
        List<SoundChunk> shots = Recordings.chunks(Recordings.START, bursts());

        // When
        double spoken =
                share(SileroVoices.orByLoudness(Optional.of(Path.of(file))).forStream(), speech);
        long began = System.nanoTime();
        double shot =
                share(SileroVoices.orByLoudness(Optional.of(Path.of(file))).forStream(), shots);
        double factor = (System.nanoTime() - began) / 60e9;
        System.out.printf(
                "silero: %.2f of the demo is voice, %.2f of shots, real-time factor %.4f; loudness: %.2f and %.2f%n",
                spoken,
                shot,
                factor,
                share(VoiceActivity.byLoudness(), speech),
                share(VoiceActivity.byLoudness(), shots));

        // Then
        assertThat(spoken).isGreaterThan(0.5);
        assertThat(shot).isLessThan(0.1);
    }

    private static double share(VoiceActivity activity, List<SoundChunk> sound) {
        return sound.stream().filter(activity::hears).count() / (double) sound.size();
    }

    /// A minute of faint noise with a loud, decaying burst every 1.5 s.
    private static short[] bursts() {
        Random random = new Random(7);
        short[] samples = new short[60 * SoundChunk.RATE];
        for (int i = 0; i < samples.length; i++) {
            double sinceShot = i % (SoundChunk.RATE * 3 / 2) / (double) SoundChunk.RATE;
            samples[i] = (short) (random.nextGaussian() * (60 + 7_000 * Math.exp(-sinceShot / 0.15)));
        }
        return samples;
    }

    private SileroModel toy(String input) throws IOException {
        return SileroModel.load(Files.write(folder.resolve("toy.onnx"), ToyNetwork.file(input)));
    }

    private SoundChunk chunk(short[] samples) {
        SoundChunk chunk = new SoundChunk(next, samples);
        next = chunk.end();
        return chunk;
    }
}

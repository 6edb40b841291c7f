package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalmSpeechTest {

    @Test
    void shouldTakeAllOfTheDemoButItsLaughs() throws IOException {
        // Given: two laughs of six seconds together
        LabelledFolder demo = LabelledFolder.read(Recordings.CONFIGS.resolve("demo"));

        // When
        short[] speech = CalmSpeech.of(List.of(demo), new FfmpegDecoder(Recordings.ffmpeg()));

        // Then
        assertThat(SoundChunk.lengthOf(speech.length).toMillis()).isBetween(112_000L, 116_500L);
        assertThat(Laughs.find(speech, 0, 1, 1).score().missed()).isLessThanOrEqualTo(2);
    }
}

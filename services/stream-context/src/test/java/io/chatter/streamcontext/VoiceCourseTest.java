package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The voice is a tone with overtones, its syllables a loudness that swings.
class VoiceCourseTest {
    private static final Instant START = Recordings.START;
    private static final Instant RAISED = START.plusSeconds(40);

    private final VoiceCourse course = new VoiceCourse();

    @Test
    void shouldHearAHigherAndAFasterVoice() {
        // Given
        speak(START, 40, 140, 4);

        // When
        speak(RAISED, 4, 210, 6);

        // Then
        assertThat(course.higher(RAISED, RAISED.plusSeconds(4))).isEqualTo(7, offset(0.7));
        assertThat(course.faster(RAISED, RAISED.plusSeconds(4))).isEqualTo(0.45, offset(0.12));
    }

    @Test
    void shouldHearAUsualVoiceAsUsual() {
        // Given
        speak(START, 44, 140, 4);

        // Then
        assertThat(course.higher(RAISED, RAISED.plusSeconds(4))).isEqualTo(0, offset(0.3));
        assertThat(course.faster(RAISED, RAISED.plusSeconds(4))).isEqualTo(0, offset(0.1));
    }

    @Test
    void shouldNotTakePausesForSlowness() {
        // Given
        for (int second = 0; second < 40; second += 4) {
            speak(START.plusSeconds(second), 2, 140, 4);
            Recordings.silence(START.plusSeconds(second + 2), 2).forEach(chunk -> course.hear(chunk, false));
        }

        // When
        speak(RAISED, 4, 140, 4);

        // Then
        assertThat(course.faster(RAISED, RAISED.plusSeconds(4))).isEqualTo(0, offset(0.1));
    }

    @Test
    void shouldSayNothingOfAVoiceItHardlyKnows() {
        // Given
        speak(START, 4, 140, 4);
        speak(START.plusSeconds(4), 2, 280, 8);

        // Then
        assertThat(course.higher(START.plusSeconds(4), START.plusSeconds(6))).isZero();
        assertThat(course.faster(START.plusSeconds(4), START.plusSeconds(6))).isZero();
    }

    private void speak(Instant from, int seconds, double hertz, double syllables) {
        short[] samples = new short[seconds * SoundChunk.RATE];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / SoundChunk.RATE;
            double swing = 0.55 - 0.45 * Math.cos(2 * Math.PI * syllables * t);
            double tone = Math.sin(2 * Math.PI * hertz * t) + 0.5 * Math.sin(4 * Math.PI * hertz * t);
            samples[i] = (short) (8_000 * swing * tone);
        }
        Recordings.chunks(from, samples).forEach(chunk -> course.hear(chunk, true));
    }
}

package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.VoiceActivity;
import io.chatter.streamcontext.bench.LabelledFolder.Label;
import io.chatter.streamcontext.bench.LabelledFolder.Span;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is made of the demo's sentences is what it says that it is.
class TalkTest {
    private static List<short[]> sentences;

    @BeforeAll
    static void readTheDemo() throws IOException {
        sentences = CalmSpeech.sentences(
                LabelledFolder.read(Recordings.CONFIGS.resolve("demo")), new FfmpegDecoder(Recordings.ffmpeg()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLabelPausesInWhichNobodySpeaksForLongEnough(Part part) {
        // When
        Talk talk = Talk.of(sentences, part, 0);

        // Then
        assertThat(talk.silences()).hasSize(16).allSatisfy(silence -> {
            assertThat(length(silence)).isBetween(Duration.ofMillis(6_500), Duration.ofSeconds(12));
            assertThat(talk.said()).noneMatch(said -> overlap(said, silence));
        });
        assertThat(talk.spoken()).isBetween(Duration.ofMinutes(5), SoundChunk.lengthOf(talk.sound().length));
    }

    @Test
    void shouldScoreOtherSentencesThanAreTunedBy() {
        // When
        List<Span> tuned = Talk.of(sentences, Part.TUNING, 0).said();
        List<Span> scored = Talk.of(sentences, Part.SCORING, 0).said();

        // Then
        assertThat(scored).isNotEqualTo(tuned);
        assertThat(scored.stream().map(TalkTest::length))
                .doesNotContainAnyElementsOf(
                        tuned.stream().map(TalkTest::length).toList());
    }

    @Test
    void shouldHearSilencesAndNoOthersWhereNobodyPlays() {
        // When
        Score score = Talk.of(sentences, Part.TUNING, 0).score();

        // Then: half of them are typed through
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.5);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void shouldTellWhatACutKeepsAndWhatItSends() {
        // Given
        Talk talk = Talk.of(sentences, Part.TUNING, 0);

        // When
        Cuts byLoudness = Cuts.of(talk, VoiceActivity.byLoudness());
        Cuts ofAll = Cuts.of(talk, chunk -> true);
        Cuts ofNothing = Cuts.of(talk, chunk -> false);

        // Then
        assertThat(byLoudness.kept()).isBetween(0.9, 1.0);
        assertThat(byLoudness.sent()).isBetween(0.9, 1.5);
        assertThat(ofAll.kept()).isGreaterThan(0.99);
        assertThat(ofAll.sent()).isGreaterThan(byLoudness.sent());
        assertThat(ofNothing).isEqualTo(new Cuts(0, 0, 0));
    }

    private static Duration length(Label label) {
        return Duration.between(label.from(), label.to());
    }

    private static Duration length(Span span) {
        return Duration.between(span.from(), span.to());
    }

    private static boolean overlap(Span span, Label label) {
        return span.from().isBefore(label.to()) && span.to().isAfter(label.from());
    }
}

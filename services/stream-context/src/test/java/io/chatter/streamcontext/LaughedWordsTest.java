package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaughedWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ha ha ha", "oh hahaha no", "ha ha ha ha ha ha", "ahahaha look", "hehehe"})
    void shouldHearALaughInWords(String words) {
        assertThat(LaughedWords.judge(Spoken.of(words)))
                .hasValueSatisfying(event -> assertThat(event.getType()).isEqualTo(StreamEventType.BIG_LAUGH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ha that was funny", "ha ha very funny", "he has a hat", "he he said he knew", "they laughed"})
    void shouldHearNoneInTalk(String words) {
        assertThat(LaughedWords.judge(Spoken.of(words))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[laughter] oh no", "Oh no (audience laughing)", "*laughs* no", "Oh no [LAUGHS]"})
    void shouldHearALaughThatIsDescribed(String written) {
        assertThat(LaughedWords.judge(
                        new Hypothesis(Recordings.START, Recordings.START.plusSeconds(1), "oh no", 0, true, written)))
                .isPresent();
    }

    @Test
    void shouldTellWhenItBeganAndNothingThatWasSaid() {
        // When
        StreamEvent event =
                LaughedWords.judge(Spoken.of("my number is ha ha ha ha")).orElseThrow();

        // Then
        assertThat(event.getAt()).isEqualTo(Recordings.START.plusMillis(1_500));
        assertThat(event.getEvidence()).doesNotContain("number", "ha ha");
    }
}

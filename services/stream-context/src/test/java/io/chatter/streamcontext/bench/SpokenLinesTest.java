package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamEventType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The aims of events that are told by words, on the half of the lines that no phrase was chosen by.
class SpokenLinesTest {

    @Test
    void shouldTellFailsClutchesAndQuestionsApartFromTalk() throws IOException {
        // When
        Map<StreamEventType, Score> scores = SpokenLines.score(SpokenLines.Part.SCORING);

        // Then
        assertThat(SpokenLines.count(SpokenLines.Part.SCORING) + SpokenLines.count(SpokenLines.Part.TUNING))
                .isGreaterThanOrEqualTo(150);
        assertThat(scores)
                .containsOnlyKeys(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.CHAT_QUESTION);
        assertThat(scores)
                .allSatisfy((type, score) ->
                        assertThat(score.f1()).as("%s %s", type, score).isGreaterThanOrEqualTo(0.80));
    }
}

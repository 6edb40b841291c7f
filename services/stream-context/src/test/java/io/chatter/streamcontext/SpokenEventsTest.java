package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenEventsTest {
    private static final Instant AT = Recordings.START;

    private final SpokenEvents events = new SpokenEvents(Phrasebook.english(), ExcitementSettings.defaults());

    @ParameterizedTest
    @CsvSource({
        "oh no we died, FAIL",
        "i lost everything again, FAIL",
        "we did it finally, CLUTCH",
        "i cannot believe that we won, CLUTCH",
        "that was incredible, HYPE",
    })
    void shouldTellEventsByTheirWords(String words, StreamEventType expected) {
        assertThat(sure(words, 0)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we almost died back there",
                "if we won this one it would be great",
                "i hope we did it right",
                "i never said i died",
                "look at the trees over there",
                "the spider has eight legs"
            })
    void shouldNotTellWhatDidNotHappen(String words) {
        assertThat(sure(words, 0)).isEmpty();
    }

    @Test
    void shouldBeSurerWhenTheVoiceIsLouder() {
        // When
        double calm = confidence("come on one more time", 0);
        double loud = confidence("come on one more time", 6);

        // Then
        assertThat(calm).isLessThan(EventLimit.defaults().leastConfidence());
        assertThat(loud).isGreaterThan(EventLimit.defaults().leastConfidence());
    }

    @Test
    void shouldBeSurerWhenTheVoiceIsHigherAndFaster() {
        // When
        double calm = sureness(Excitement.NONE);
        double higher = sureness(new Excitement(0, 6, 0));
        double both = sureness(new Excitement(0, 6, 0.5));
        double lower = sureness(new Excitement(0, -6, -0.5));

        // Then
        assertThat(calm).isLessThan(higher).isEqualTo(lower);
        assertThat(higher).isLessThan(both);
    }

    @Test
    void shouldNameWhatItHeard() {
        assertThat(events.judge(said("oh no we died"), new Excitement(6.2, 4, 0.3))
                        .getFirst()
                        .getEvidence())
                .contains("we died")
                .contains("6 dB louder than usual, 4 semitones higher, 30 % faster");
    }

    private double sureness(Excitement voice) {
        return events.judge(said("come on one more time"), voice).getFirst().getConfidence();
    }

    private double confidence(String words, double excess) {
        return events.judge(said(words), new Excitement(excess, 0, 0))
                .getFirst()
                .getConfidence();
    }

    private List<StreamEventType> sure(String words, double excess) {
        return events.judge(said(words), new Excitement(excess, 0, 0)).stream()
                .filter(event -> event.getConfidence() >= EventLimit.defaults().leastConfidence())
                .map(StreamEvent::getType)
                .toList();
    }

    private static Hypothesis said(String words) {
        return new Hypothesis(AT, AT.plusSeconds(2), words, 0.9f, true);
    }
}

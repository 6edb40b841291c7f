package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        assertThat(events.judge(said("oh no we died"), (from, to) -> new Excitement(6.2, 4, 0.3))
                        .getFirst()
                        .getEvidence())
                .contains("we died")
                .contains("6 dB louder than usual, 4 semitones higher, 30 % faster");
    }

    @Test
    void shouldTellWhenAndHowThePhraseIsSaidNotAllAroundIt() {
        // Given: ten seconds, the last one shouted
        String calm = "now we go over the bridge and then we look at what the man there has to ";
        Hypothesis said = Spoken.of(calm + "say we did it");
        Instant shouted = said.end().minusMillis(1_500);
        SpokenEvents.Voice voice = (from, to) -> from.isBefore(shouted) ? Excitement.NONE : new Excitement(6, 0, 0);

        // When
        StreamEvent within = events.judge(said, voice).getFirst();
        StreamEvent alone = events.judge(Spoken.at(shouted, "we did it"), voice).getFirst();

        // Then
        assertThat(within.getAt()).isEqualTo(shouted);
        assertThat(within.getConfidence()).isEqualTo(alone.getConfidence());
        assertThat(within.getEvidence()).isEqualTo(alone.getEvidence());
    }

    @Test
    void shouldTellWhenTheWeightiestPhraseIsSaid() {
        // When
        List<StreamEvent> told =
                events.judge(Spoken.of("yes look at this little door now we did it"), (from, to) -> Excitement.NONE);

        // Then
        assertThat(told)
                .filteredOn(event -> event.getType() == StreamEventType.CLUTCH)
                .singleElement()
                .satisfies(event -> assertThat(event.getAt()).isEqualTo(AT.plusMillis(3_500)));
    }

    @Test
    void shouldListenToAShortPhraseForASecond() {
        // Given
        List<Duration> listened = new ArrayList<>();

        // When
        events.judge(Spoken.of("look at this they got me there"), (from, to) -> {
            listened.add(Duration.between(from, to));
            return Excitement.NONE;
        });

        // Then
        assertThat(listened).contains(Duration.ofSeconds(1));
    }

    private double sureness(Excitement voice) {
        return events.judge(said("come on one more time"), (from, to) -> voice)
                .getFirst()
                .getConfidence();
    }

    private double confidence(String words, double excess) {
        return events.judge(said(words), (from, to) -> new Excitement(excess, 0, 0))
                .getFirst()
                .getConfidence();
    }

    private List<StreamEventType> sure(String words, double excess) {
        return events.judge(said(words), (from, to) -> new Excitement(excess, 0, 0)).stream()
                .filter(event -> event.getConfidence() >= EventLimit.defaults().leastConfidence())
                .map(StreamEvent::getType)
                .toList();
    }

    private static Hypothesis said(String words) {
        return new Hypothesis(AT, AT.plusSeconds(2), words, 0.9f, true);
    }
}

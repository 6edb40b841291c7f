package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TranscriptSegment;
import io.chatter.streamcontext.RecognizerStatus.Hearing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomContextTest {
    private static final Instant START = Recordings.START;
    private static final UUID ID = new UUID(1, 2);
    private static final RecognizerStatus STATUS =
            new RecognizerStatus("recorded", Duration.ofMillis(120), new Hearing.Listening());

    private final RoomContext room = new RoomContext("demo", ContextSettings.defaults(), Optional::of);

    @Test
    void shouldKeepTheWindowOnly() {
        // Given
        room.heard(List.of(said(0, "the first words", true), said(20, "the second words", true)));

        // When
        StreamContext context = room.snapshot(ID, START.plusSeconds(40), STATUS);

        // Then
        assertThat(context.getSegments()).extracting(TranscriptSegment::getText).containsExactly("the second words");
        assertThat(context.getWindowStart()).isEqualTo(START.plusSeconds(10));
        assertThat(context.getRecogniser().getLagMs()).isEqualTo(120);
    }

    @Test
    void shouldShowAtMostOnePartialAndDropAStaleOne() {
        // Given
        room.heard(List.of(said(0, "the", false)));
        room.heard(List.of(said(0, "the first", false)));

        // When
        StreamContext fresh = room.snapshot(ID, START.plusSeconds(3), STATUS);
        StreamContext stale = room.snapshot(ID, START.plusSeconds(10), STATUS);

        // Then
        assertThat(fresh.getSegments())
                .singleElement()
                .satisfies(segment -> assertThat(segment.getIsFinal()).isFalse());
        assertThat(stale.getSegments()).isEmpty();
    }

    @Test
    void shouldTellASilenceOnce() {
        // Given
        List<SoundChunk> voice = Recordings.voice(START, 6, 0.3);
        List<SoundChunk> silence = Recordings.silence(START.plusSeconds(6), 20);

        // When
        voice.forEach(room::sound);
        long told = silence.stream().filter(room::sound).count();

        // Then
        assertThat(told).isEqualTo(1);
        assertThat(room.snapshot(ID, START.plusSeconds(26), STATUS).getEvents())
                .extracting(StreamEvent::getType)
                .containsExactly(StreamEventType.SILENCE);
    }

    @Test
    void shouldNotCallAVoiceALaugh() {
        // When
        Recordings.voice(START, 30, 0.5).forEach(room::sound);

        // Then
        assertThat(room.snapshot(ID, START.plusSeconds(30), STATUS).getEvents()).isEmpty();
    }

    @Test
    void shouldPublishNothingTheFilterWithholds() {
        // Given
        RoomContext strict = new RoomContext("demo", ContextSettings.defaults(), words -> Optional.empty());

        // When
        boolean happened = strict.heard(List.of(said(0, "oh no we died", true)));

        // Then
        StreamContext context = strict.snapshot(ID, START.plusSeconds(5), STATUS);
        assertThat(happened).isFalse();
        assertThat(context.getSegments()).isEmpty();
        assertThat(context.getEvents()).isEmpty();
        assertThat(context.getKeywords()).isEmpty();
    }

    @Test
    void shouldWantAContextForASentenceOnceItIsComplete() {
        // When
        boolean saying = room.heard(List.of(said(0, "we take the", false)));
        boolean said = room.heard(List.of(said(0, "we take the left door", true)));

        // Then
        assertThat(List.of(saying, said)).containsExactly(false, true);
    }

    @Test
    void shouldNotTakeARepeatedSyllableForSpeech() {
        // When
        room.heard(List.of(said(0, "hop hop hop hop hop", true), said(5, "what a hop hop", true)));

        // Then
        assertThat(room.snapshot(ID, START.plusSeconds(8), STATUS).getSegments())
                .extracting(TranscriptSegment::getText)
                .containsExactly("what a hop hop");
    }

    @Test
    void shouldKeepEventsOfATypeApart() {
        // When
        boolean first = room.picture(START, 0.8);
        boolean second = room.picture(START.plusSeconds(2), 0.9);
        boolean third = room.picture(START.plusSeconds(9), 0.9);

        // Then
        assertThat(List.of(first, second, third)).containsExactly(true, false, true);
    }

    @Test
    void shouldMarkAHole() {
        // When
        room.gap(START, START.plusMillis(2_500));

        // Then
        assertThat(room.snapshot(ID, START.plusSeconds(5), STATUS).getEvents())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getType()).isEqualTo(StreamEventType.TRANSCRIPT_GAP);
                    assertThat(event.getEvidence()).contains("2500 ms");
                });
    }

    @Test
    void shouldMarkASecondHoleSoonAfterTheFirst() {
        // When
        boolean first = room.gap(START, START.plusMillis(2_500));
        boolean second = room.gap(START.plusSeconds(4), START.plusSeconds(5));

        // Then
        assertThat(List.of(first, second)).containsExactly(true, true);
    }

    @Test
    void shouldTellALaughThatTheRecogniserWroteOnceAndPublishNoneOfItsWords() {
        // When
        boolean first = room.heard(List.of(said(1, "ha ha ha ha ha", true)));
        boolean again = room.heard(List.of(said(3, "ha ha ha ha", true)));

        // Then
        StreamContext context = room.snapshot(ID, START.plusSeconds(6), STATUS);
        assertThat(List.of(first, again)).containsExactly(true, false);
        assertThat(context.getSegments()).isEmpty();
        assertThat(context.getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getType()).isEqualTo(StreamEventType.BIG_LAUGH));
    }

    @Test
    void shouldNotTellALaughAgainThatALongSegmentDescribes() {
        // Given: it was heard late in the segment
        Recordings.part(Recordings.demo(), 20, 46).forEach(room::sound);
        Instant start = START.plusSeconds(20);

        // When
        room.heard(List.of(new Hypothesis(start, START.plusSeconds(46), "oh no", 0.9f, true, "Oh no. [laughter]")));

        // Then
        assertThat(room.snapshot(ID, START.plusSeconds(46), STATUS).getEvents())
                .extracting(StreamEvent::getType)
                .containsOnlyOnce(StreamEventType.BIG_LAUGH);
    }

    @Test
    void shouldHearThatOnlyTheEndWasShouted() {
        // Given: a usual voice, the last two seconds of it loud
        Recordings.voice(START, 28, 0.05).forEach(room::sound);
        Recordings.voice(START.plusSeconds(28), 2, 0.12).forEach(room::sound);
        String calm = "now over the bridge and then we look at what the man there has to say about the";

        // When
        room.heard(List.of(Spoken.at(START.plusSeconds(19), calm + " castle yes we did it")));

        // Then
        assertThat(room.snapshot(ID, START.plusSeconds(30), STATUS).getEvents())
                .filteredOn(event -> event.getType() == StreamEventType.CLUTCH)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getAt()).isEqualTo(START.plusSeconds(29));
                    assertThat(event.getEvidence()).contains("dB louder than usual");
                });
    }

    private static Hypothesis said(int second, String words, boolean isFinal) {
        Instant at = START.plusSeconds(second);
        return new Hypothesis(at, at.plusSeconds(2), words, 0.9f, isFinal);
    }
}

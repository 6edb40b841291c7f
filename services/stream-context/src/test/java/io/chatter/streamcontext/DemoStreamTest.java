package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.schema.Keyword;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TranscriptSegment;
import io.chatter.streamcontext.RecognizerStatus.Hearing;
import io.chatter.streamcontext.pocketsphinx.PocketSphinxEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole domain on the real recogniser and the real demo stream, faster than real time. What is
/// asserted is what `configs/demo/cues.csv` says happens.
class DemoStreamTest {
    private static final List<StreamContext> CONTEXTS = new ArrayList<>();

    @BeforeAll
    static void play() {
        PocketSphinxEngine engine = new PocketSphinxEngine(PocketSphinxEngine.DEBIAN_MODEL);
        assumeTrue(engine.obstacle().isEmpty(), () -> "PocketSphinx cannot be used: " + engine.obstacle());
        RoomContext room = new RoomContext("demo", ContextSettings.defaults(), Optional::of);
        RecognizerStatus status = new RecognizerStatus("pocketsphinx", Duration.ZERO, new Hearing.Listening());
        try (SpeechRecognizer recognizer = engine.open()) {
            for (SoundChunk chunk : Recordings.demo()) {
                room.sound(chunk);
                room.heard(recognizer.hear(chunk));
                if (chunk.at().getNano() < 100_000_000) {
                    CONTEXTS.add(room.snapshot(new UUID(0, CONTEXTS.size()), chunk.end(), status));
                }
            }
            Instant end = CONTEXTS.getLast().getWindowEnd().plusSeconds(1);
            room.heard(recognizer.finish());
            CONTEXTS.add(room.snapshot(new UUID(0, CONTEXTS.size()), end, status));
        }
    }

    @Test
    void shouldHearNineWordsInTen() {
        // When
        String heard = CONTEXTS.stream()
                .flatMap(context -> context.getSegments().stream())
                .filter(TranscriptSegment::getIsFinal)
                .collect(Collectors.toMap(
                        TranscriptSegment::getStart, TranscriptSegment::getText, (first, again) -> first, TreeMap::new))
                .values()
                .stream()
                .collect(Collectors.joining(" "));

        // Then
        assertThat(WordError.rate(Recordings.transcript(), heard)).isLessThanOrEqualTo(0.10);
    }

    @Test
    void shouldHearBothLaughsAndNoOther() {
        assertThat(times(StreamEventType.BIG_LAUGH))
                .hasSize(2)
                .satisfies(
                        at -> assertThat(at.get(0)).isBetween(35.0, 39.5),
                        at -> assertThat(at.get(1)).isBetween(102.5, 106.0));
    }

    @Test
    void shouldTellTheFailTheClutchAndTheHype() {
        assertThat(times(StreamEventType.FAIL))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(39.5, 41.5));
        assertThat(times(StreamEventType.CLUTCH))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(91.0, 93.0));
        assertThat(times(StreamEventType.HYPE)).anySatisfy(at -> assertThat(at).isBetween(96.0, 97.5));
    }

    @Test
    void shouldTellQuestionsToChatAndTheSilence() {
        assertThat(times(StreamEventType.CHAT_QUESTION)).hasSize(3);
        assertThat(times(StreamEventType.SILENCE))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(52.0, 54.0));
    }

    @Test
    void shouldNameWhatIsTalkedAbout() {
        // When
        List<String> atTheBridge = keywords(31);
        List<String> inTheCastle = keywords(95);

        // Then
        assertThat(atTheBridge).contains("monkey", "bridge", "sword");
        assertThat(inTheCastle).contains("spider").first().isEqualTo("spider");
        assertThat(CONTEXTS)
                .allSatisfy(context -> assertThat(context.getKeywords())
                        .hasSizeLessThanOrEqualTo(KeywordTracker.MOST)
                        .allSatisfy(keyword -> assertThat(keyword.getWeight()).isBetween(0.0, 1.0)));
    }

    @Test
    void shouldKeepKeywordsFromSecondToSecond() {
        for (int second = 1; second < CONTEXTS.size(); second++) {
            if (lastSaid(second).equals(lastSaid(second - 1))) {
                // Then: where nobody has finished a sentence, one may fade
                assertThat(keywords(second - 1).stream()
                                .filter(new HashSet<>(keywords(second))::contains)
                                .count())
                        .as("keywords kept at second %d", second)
                        .isGreaterThanOrEqualTo(keywords(second - 1).size() - 1);
            }
        }
    }

    @Test
    void shouldSayWhatItIsAboutInTopicsThatChangeSlowly() {
        // Given
        List<List<String>> topics =
                CONTEXTS.stream().map(StreamContext::getTopics).toList();

        // When
        long changes = IntStream.range(1, topics.size())
                .filter(second -> !topics.get(second).equals(topics.get(second - 1)))
                .count();

        // Then
        assertThat(topics.get(45)).anySatisfy(topic -> assertThat(topic).contains("monkey", "bridge"));
        assertThat(topics.get(95)).anySatisfy(topic -> assertThat(topic).contains("spider", "door"));
        assertThat(changes).isLessThanOrEqualTo(topics.size() / 8);
    }

    private static Instant lastSaid(int second) {
        return CONTEXTS.get(second).getSegments().stream()
                .filter(TranscriptSegment::getIsFinal)
                .map(TranscriptSegment::getEnd)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static List<String> keywords(int second) {
        return CONTEXTS.get(second).getKeywords().stream().map(Keyword::getTerm).toList();
    }

    private static List<Double> times(StreamEventType type) {
        return CONTEXTS.stream()
                .flatMap(context -> context.getEvents().stream())
                .filter(event -> event.getType() == type)
                .map(StreamEvent::getAt)
                .distinct()
                .map(at -> Duration.between(Recordings.START, at).toMillis() / 1000.0)
                .toList();
    }
}

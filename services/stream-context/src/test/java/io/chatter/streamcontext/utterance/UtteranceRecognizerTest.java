package io.chatter.streamcontext.utterance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.VoiceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Voice and quiet are driven: a chunk with sound in it is voice.
class UtteranceRecognizerTest {
    private static final VoiceActivity DRIVEN = chunk -> chunk.samples()[0] != 0;

    private final List<Utterance> utterances = new CopyOnWriteArrayList<>();
    private final List<Hypothesis> heard = new ArrayList<>();
    private Instant now = Recordings.START;

    @Test
    void shouldKeepAThirdOfASecondOfQuietAroundAnUtterance() {
        // Given
        UtteranceRecognizer recognizer = recognizer();

        // When
        play(recognizer, 2, false);
        play(recognizer, 1, true);
        play(recognizer, 2, false);
        heard.addAll(recognizer.finish());

        // Then
        assertThat(utterances).singleElement().satisfies(utterance -> {
            assertThat(utterance.start()).isEqualTo(Recordings.START.plusMillis(1_700));
            assertThat(utterance.length()).isEqualTo(Duration.ofMillis(1_600));
        });
    }

    @Test
    void shouldCutWhoNeverPauses() {
        // Given
        UtteranceRecognizer recognizer = recognizer();

        // When
        play(recognizer, 30, true);
        heard.addAll(recognizer.finish());

        // Then
        assertThat(utterances)
                .hasSize(3)
                .allSatisfy(utterance -> assertThat(utterance.length()).isLessThanOrEqualTo(Duration.ofSeconds(12)));
        assertThat(utterances.stream()
                        .mapToInt(utterance -> utterance.samples().length)
                        .sum())
                .as("no sound is lost in between")
                .isEqualTo(30 * SoundChunk.RATE);
    }

    @Test
    void shouldNotTakeAClickForAnUtterance() {
        // Given
        UtteranceRecognizer recognizer = recognizer();

        // When
        play(recognizer, 1, false);
        play(recognizer, 0.1, true);
        play(recognizer, 2, false);
        heard.addAll(recognizer.finish());

        // Then
        assertThat(utterances).isEmpty();
    }

    @Test
    void shouldNotJoinWhatAHoleSeparates() {
        // Given
        UtteranceRecognizer recognizer = recognizer();

        // When
        play(recognizer, 1, true);
        now = now.plusSeconds(60);
        play(recognizer, 1, true);
        heard.addAll(recognizer.finish());

        // Then
        assertThat(utterances)
                .extracting(Utterance::start)
                .containsExactlyInAnyOrder(Recordings.START, Recordings.START.plusSeconds(61));
        assertThat(heard).extracting(Hypothesis::start).isSorted();
    }

    @Test
    void shouldHaveNoMoreInWorkThanItMayAndGiveWordsInOrder() throws InterruptedException {
        // Given: two hands, and nothing that gets done
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        UtteranceRecognizer recognizer = new UtteranceRecognizer(
                (utterance, before) -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    done.await();
                    working.decrementAndGet();
                    return words(utterance);
                },
                2,
                DRIVEN);

        // When: five are said
        Thread player = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 5; i++) {
                play(recognizer, 1, true);
                play(recognizer, 1, false);
            }
            heard.addAll(recognizer.finish());
        });
        await().until(() -> player.getState() == Thread.State.WAITING && working.get() >= 2);
        done.countDown();
        player.join();

        // Then
        assertThat(most.get()).isEqualTo(2);
        assertThat(heard).hasSize(5).extracting(Hypothesis::start).isSorted();
    }

    @Test
    void shouldHandOnTheLastWordsThatWereSaid() {
        // Given
        List<String> before = new CopyOnWriteArrayList<>();
        UtteranceRecognizer recognizer = new UtteranceRecognizer(
                (utterance, words) -> {
                    before.add(words);
                    return words(utterance);
                },
                1,
                DRIVEN);

        // When
        for (int i = 0; i < 30; i++) {
            play(recognizer, 0.5, true);
            play(recognizer, 0.6, false);
        }
        recognizer.finish();

        // Then
        assertThat(before).hasSize(30).startsWith("", "words", "words words");
        assertThat(before.getLast().split(" ")).hasSize(24);
    }

    @Test
    void shouldGiveWhatIsTranscribedBeforeItBreaks() {
        // Given: of two utterances in work the second fails, while the first is transcribed
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        UtteranceRecognizer recognizer = new UtteranceRecognizer(
                (utterance, before) -> {
                    if (utterance.start().isAfter(Recordings.START.plusSeconds(2))) {
                        second.complete(true);
                        throw new RecognitionException("the server burns");
                    }
                    assertThat(second.join()).isTrue();
                    return words(utterance);
                },
                2,
                DRIVEN);
        play(recognizer, 1, true);
        play(recognizer, 2, false);
        play(recognizer, 1, true);

        // When
        heard.addAll(recognizer.pause());

        // Then
        assertThat(heard).singleElement().extracting(Hypothesis::start).isEqualTo(Recordings.START);
        assertThatThrownBy(() -> play(recognizer, 1, true)).hasMessage("the server burns");
    }

    @Test
    void shouldSayWhyItBroke() {
        // Given
        UtteranceRecognizer recognizer = new UtteranceRecognizer(
                (utterance, before) -> {
                    throw new RecognitionException("the server burns");
                },
                1,
                DRIVEN);

        // Then
        assertThatThrownBy(() -> {
                    play(recognizer, 1, true);
                    recognizer.finish();
                })
                .isInstanceOf(RecognitionException.class)
                .hasMessage("the server burns");
    }

    private UtteranceRecognizer recognizer() {
        return new UtteranceRecognizer(
                (utterance, before) -> {
                    utterances.add(utterance);
                    return words(utterance);
                },
                2,
                DRIVEN);
    }

    private static List<Hypothesis> words(Utterance utterance) {
        return List.of(new Hypothesis(utterance.start(), utterance.start().plus(utterance.length()), "words", 0, true));
    }

    private void play(UtteranceRecognizer recognizer, double seconds, boolean voice) {
        for (int i = 0; i < Math.round(seconds * 10); i++) {
            short[] samples = new short[SoundChunk.USUAL_SAMPLES];
            samples[0] = (short) (voice ? 1 : 0);
            SoundChunk chunk = new SoundChunk(now, samples);
            heard.addAll(recognizer.hear(chunk));
            now = chunk.end();
        }
    }
}

package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.StreamFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What becomes of the last that was said: before a stream ends, and before a recogniser breaks.
class LastWordsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<StreamContext> published = new CopyOnWriteArrayList<>();
    private final List<Duration> lost = new CopyOnWriteArrayList<>();
    private final List<Hypothesis> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    @Test
    void shouldPublishWhatWasSaidLast() {
        // Given
        StreamFeed feed = listener -> {
            ready.await();
            Recordings.silence(Clock.systemUTC().instant(), 2.5).forEach(listener::sound);
        };
        try (RoomPipeline room = room(feed, () -> new Tens(Integer.MAX_VALUE))) {
            // When
            play(room);
            await().atMost(PATIENCE).until(() -> state(room).contains("the stream has ended"));
            room.publish();

            // Then
            assertThat(published.getLast().getSegments())
                    .extracting(TranscriptSegment::getText)
                    .contains("that was all");
        }
    }

    @Test
    void shouldMarkWhatWasLostWithTheRecogniser() {
        // Given
        StreamFeed feed = listener -> {
            ready.await();
            Recordings.silence(Clock.systemUTC().instant(), 4).forEach(listener::sound);
            new CountDownLatch(1).await();
        };
        try (RoomPipeline room = room(feed, () -> new Tens(25))) {
            // When
            play(room);

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(sum(lost)).isPositive();
                assertThat(sum(lost)
                                .plus(sum(heard.stream()
                                        .map(words -> Duration.between(words.start(), words.end()))
                                        .toList())))
                        .isEqualTo(Duration.ofSeconds(4));
            });
        }
    }

    private void play(RoomPipeline room) {
        room.start();
        await().atMost(PATIENCE).until(() -> room.status().engine().equals("tens"));
        ready.countDown();
    }

    private static String state(RoomPipeline room) {
        return room.status().hearing().label();
    }

    private static Duration sum(List<Duration> lengths) {
        return lengths.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private RoomPipeline room(StreamFeed feed, Supplier<SpeechRecognizer> opened) {
        return new RoomPipeline(
                new RoomPlan("demo", feed, "auto", Optional::of),
                new PipelineParts(
                        new EngineChoice(List.of(new Engine(opened))),
                        ContextSettings.defaults(),
                        published::add,
                        (id, length) -> lost.add(length),
                        Clock.systemUTC()));
    }

    private record Engine(Supplier<SpeechRecognizer> opened) implements RecognizerEngine {
        @Override
        public String name() {
            return "tens";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public SpeechRecognizer open() {
            return opened.get();
        }
    }

    /// Gives words for ten chunks at once, and for what is left when nothing follows.
    private final class Tens implements SpeechRecognizer {
        private final List<SoundChunk> kept = new ArrayList<>();
        private int left;

        /// @param left chunks until it breaks
        Tens(int left) {
            this.left = left;
        }

        @Override
        public List<Hypothesis> hear(SoundChunk chunk) {
            if (--left == 0) {
                throw new IllegalStateException("out of ears");
            }
            kept.add(chunk);
            return kept.size() < 10 ? List.of() : words("ten chunks");
        }

        @Override
        public List<Hypothesis> finish() {
            return words("that was all");
        }

        private List<Hypothesis> words(String text) {
            if (kept.isEmpty()) {
                return List.of();
            }
            Hypothesis words =
                    new Hypothesis(kept.getFirst().at(), kept.getLast().end(), text, 0.9f, true);
            kept.clear();
            heard.add(words);
            return List.of(words);
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }
}

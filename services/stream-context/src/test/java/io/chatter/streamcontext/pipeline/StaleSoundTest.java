package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A room whose recogniser cannot keep up.
class StaleSoundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BROUGHT = Duration.ofSeconds(20);

    private final List<StreamContext> published = new CopyOnWriteArrayList<>();
    private final List<Duration> skipped = new CopyOnWriteArrayList<>();
    private final List<SoundChunk> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch brought = new CountDownLatch(1);

    @Test
    void shouldDropWhatIsStaleAndMarkTheHole() {
        // Given: twenty seconds of sound while the recogniser is busy with the first of it
        Instant start = Clock.systemUTC().instant();
        StreamFeed feed = listener -> {
            ready.await();
            Recordings.silence(start, BROUGHT.toSeconds()).forEach(listener::sound);
            brought.countDown();
            new CountDownLatch(1).await();
        };
        PipelineParts parts = new PipelineParts(
                new EngineChoice(List.of(new Busy())),
                ContextSettings.defaults(),
                published::add,
                (room, length) -> skipped.add(length),
                Clock.systemUTC());
        try (RoomPipeline room = new RoomPipeline(new RoomPlan("demo", feed, "auto", Optional::of), parts)) {
            // When
            room.start();
            await().atMost(PATIENCE).until(() -> room.status().engine().equals("busy"));
            ready.countDown();

            // Then: what was dropped is counted and marked, and what is left is heard
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(heard).isNotEmpty();
                assertThat(heard.getLast().end()).isEqualTo(start.plus(BROUGHT));
            });
            Duration lost = skipped.stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(lost).isGreaterThan(Duration.ofSeconds(10));
            assertThat(lost.plusMillis(100L * heard.size())).isEqualTo(BROUGHT);
            room.publish();
            assertThat(published.getLast().getRecogniser().getState()).isEqualTo("skipping");
            List<StreamEvent> holes = published.getLast().getEvents().stream()
                    .filter(event -> event.getType() == StreamEventType.TRANSCRIPT_GAP)
                    .toList();
            assertThat(holes).hasSameSizeAs(skipped);
            assertThat(holes.getFirst().getAt()).isBetween(start.minusMillis(1), start.plusSeconds(1));
            assertThat(holes.getFirst().getEvidence())
                    .isEqualTo("sound dropped for " + skipped.getFirst().toMillis() + " ms");
        }
    }

    /// Is busy with the first chunk until all sound was brought.
    private final class Busy implements RecognizerEngine, SpeechRecognizer {
        @Override
        public String name() {
            return "busy";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public SpeechRecognizer open() {
            return this;
        }

        @Override
        public List<Hypothesis> hear(SoundChunk chunk) {
            try {
                brought.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.add(chunk);
            return List.of();
        }

        @Override
        public List<Hypothesis> finish() {
            return List.of();
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }
}

package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.chatter.streamcontext.pocketsphinx.PocketSphinxEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// A room by a clock that its sound drives: what was recorded is told in the same contexts whenever it is played, all
/// but their ids. The recogniser is the real one where it is installed.
class SameContextsTest {
    private static final double FROM = 20;
    private static final double TO = 46;

    @Test
    void shouldTellTheSameOfTheSameRecording() throws Exception {
        // Given
        List<SoundChunk> sound = Recordings.part(Recordings.demo(), FROM, TO);

        // When
        List<StreamContext> first = new Played(sound).contexts();
        List<StreamContext> second = new Played(sound).contexts();

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(first).hasSizeGreaterThanOrEqualTo((int) (TO - FROM));
        assertThat(first)
                .flatExtracting(StreamContext::getEvents)
                .extracting(StreamEvent::getType)
                .contains(StreamEventType.BIG_LAUGH, StreamEventType.FAIL);
    }

    private static RecognizerEngine engine() {
        PocketSphinxEngine real = new PocketSphinxEngine(PocketSphinxEngine.DEBIAN_MODEL);
        return real.obstacle().isEmpty() ? real : new Parrot();
    }

    /// One room that hears each chunk to its end before the next is played.
    private static final class Played extends Clock {
        private final List<SoundChunk> sound;
        private final List<StreamContext> contexts = new ArrayList<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile Instant now = Recordings.START;
        private volatile Thread ear = Thread.currentThread();
        private final AtomicInteger heard = new AtomicInteger();

        Played(List<SoundChunk> sound) {
            this.sound = sound;
        }

        List<StreamContext> contexts() throws Exception {
            RoomPipeline[] room = new RoomPipeline[1];
            StreamFeed feed = listener -> {
                try {
                    until(() -> !room[0].status().engine().equals(RoomPlan.NO_ENGINE));
                    for (int i = 0; i < sound.size(); i++) {
                        int chunks = i + 1;
                        now = sound.get(i).end();
                        listener.sound(sound.get(i));
                        until(() -> heard.get() == chunks && ear.getState() == Thread.State.TIMED_WAITING);
                        listener.picture(now, i % 100 == 0 ? 0.5 : 0.01);
                        if (i % 10 == 0) {
                            room[0].publish();
                        }
                    }
                    end.complete(null);
                } catch (TimeoutException e) {
                    end.completeExceptionally(e);
                }
            };
            room[0] = new RoomPipeline(
                    new RoomPlan("demo", feed, "auto", Optional::of),
                    new PipelineParts(
                            new EngineChoice(List.of(new InStep(engine()))),
                            ContextSettings.defaults(),
                            this::published,
                            (_, _) -> {},
                            this));
            try (RoomPipeline playing = room[0]) {
                playing.start();
                end.get(2, TimeUnit.MINUTES);
            }
            return contexts;
        }

        private synchronized void published(StreamContext context) {
            if (!end.isDone()) {
                contexts.add(StreamContext.newBuilder(context)
                        .setContextId(new UUID(0, 0))
                        .build());
            }
        }

        private static void until(BooleanSupplier condition) throws TimeoutException {
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("the ear stands still");
                }
                Thread.yield();
            }
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        /// Counts the chunks that its recogniser takes, and hears no pause while the feed is slow.
        private final class InStep implements RecognizerEngine {
            private final RecognizerEngine engine;

            InStep(RecognizerEngine engine) {
                this.engine = engine;
            }

            @Override
            public String name() {
                return engine.name();
            }

            @Override
            public Optional<String> obstacle() {
                return engine.obstacle();
            }

            @Override
            public SpeechRecognizer open() {
                SpeechRecognizer recognizer = engine.open();
                return new SpeechRecognizer() {
                    @Override
                    public List<Hypothesis> hear(SoundChunk chunk) {
                        ear = Thread.currentThread();
                        heard.incrementAndGet();
                        return recognizer.hear(chunk);
                    }

                    @Override
                    public List<Hypothesis> pause() {
                        return List.of();
                    }

                    @Override
                    public List<Hypothesis> finish() {
                        return recognizer.finish();
                    }

                    @Override
                    public void close() {
                        recognizer.close();
                    }
                };
            }
        }
    }

    /// Hears a sentence every four seconds.
    private static final class Parrot implements RecognizerEngine, SpeechRecognizer {
        private int chunks;

        @Override
        public String name() {
            return "parrot";
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
            chunks++;
            return List.of(
                    new Hypothesis(chunk.at().minusSeconds(1), chunk.end(), "oh no we died", 0.9f, chunks % 40 == 0));
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

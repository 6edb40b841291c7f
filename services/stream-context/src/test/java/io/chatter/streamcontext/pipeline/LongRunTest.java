package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.StreamFeed;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A quarter of an hour of four rooms by a clock that goes as fast as the machine does: real sound, every sentence new
/// to the minute, pictures, contexts once a second. What is kept must not grow.
class LongRunTest {
    private static final int ROOMS = 4;
    private static final int MINUTES = 15;
    private static final int SETTLED = 5;
    private static final int CHUNKS_IN_A_MINUTE = 600;
    private static final long MOST_GROWTH = 1_500_000;

    private final CountDownLatch done = new CountDownLatch(ROOMS);
    private final AtomicInteger contexts = new AtomicInteger();
    private final AtomicInteger mostSegments = new AtomicInteger();
    private volatile long settled;
    private volatile long late;

    @Test
    void shouldKeepNoMoreAtTheEndThanAfterAThirdOfTheTime() throws Exception {
        // Given
        List<SoundChunk> sound = Recordings.demo();
        CyclicBarrier atFirst = new CyclicBarrier(ROOMS, () -> settled = heap());
        CyclicBarrier atEnd = new CyclicBarrier(ROOMS, () -> late = heap());
        List<RoomPipeline> rooms = new ArrayList<>();

        // When
        Instant began = Instant.now();
        for (int i = 0; i < ROOMS; i++) {
            FastRoom room = new FastRoom(sound, atFirst, atEnd);
            rooms.add(room.pipeline("room-" + i));
        }
        rooms.forEach(RoomPipeline::start);
        boolean inTime = done.await(8, TimeUnit.MINUTES);
        rooms.forEach(RoomPipeline::close);
        System.out.printf(
                "long run: %d rooms, %d min in %d s, heap %d kB after %d min, %d kB at the end, %d contexts%n",
                ROOMS,
                MINUTES,
                Duration.between(began, Instant.now()).toSeconds(),
                settled / 1024,
                SETTLED,
                late / 1024,
                contexts.get());

        // Then
        assertThat(inTime).isTrue();
        assertThat(contexts.get()).isGreaterThanOrEqualTo(ROOMS * MINUTES * 60);
        assertThat(mostSegments.get()).isBetween(2, 40);
        assertThat(late - settled).isLessThan(MOST_GROWTH);
    }

    /// What is alive, all rooms standing still.
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void published(StreamContext context) {
        contexts.incrementAndGet();
        mostSegments.accumulateAndGet(context.getSegments().size(), Math::max);
        assertThat(context.getKeywords()).hasSizeLessThanOrEqualTo(12);
    }

    /// A room with a clock of its own, which its feed drives.
    private final class FastRoom extends Clock {
        private final List<SoundChunk> sound;
        private final CyclicBarrier atFirst;
        private final CyclicBarrier atEnd;
        private volatile Instant now = Recordings.START;

        FastRoom(List<SoundChunk> sound, CyclicBarrier atFirst, CyclicBarrier atEnd) {
            this.sound = sound;
            this.atFirst = atFirst;
            this.atEnd = atEnd;
        }

        RoomPipeline pipeline(String id) {
            RoomPipeline[] room = new RoomPipeline[1];
            StreamFeed feed = listener -> {
                for (int i = 0; i < MINUTES * CHUNKS_IN_A_MINUTE; i++) {
                    SoundChunk chunk = new SoundChunk(
                            Recordings.START.plusMillis(100L * i),
                            sound.get(i % sound.size()).samples());
                    now = chunk.end();
                    listener.sound(chunk);
                    listener.picture(now, i % 1_000 == 0 ? 0.5 : 0.01);
                    if (i % 10 == 0) {
                        room[0].publish();
                    }
                    if (i == SETTLED * CHUNKS_IN_A_MINUTE) {
                        await(atFirst);
                    }
                }
                await(atEnd);
                done.countDown();
            };
            room[0] = new RoomPipeline(
                    new RoomPlan(id, feed, "auto", Optional::of),
                    new PipelineParts(
                            new EngineChoice(List.of(new Talkative())),
                            ContextSettings.defaults(),
                            LongRunTest.this::published,
                            (_, _) -> {},
                            this));
            return room[0];
        }

        private static void await(CyclicBarrier barrier) throws InterruptedException {
            try {
                barrier.await();
            } catch (BrokenBarrierException e) {
                throw new IllegalStateException(e);
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
    }

    /// Hears a sentence every two seconds of sound, with a noun that was never said before.
    private record Talkative() implements RecognizerEngine {
        @Override
        public String name() {
            return "talkative";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public SpeechRecognizer open() {
            AtomicInteger heard = new AtomicInteger();
            return new SpeechRecognizer() {
                @Override
                public List<Hypothesis> hear(SoundChunk chunk) {
                    int number = heard.incrementAndGet();
                    boolean over = number % 20 == 0;
                    String words = "look at the castle of king " + Integer.toString(number / 20, 26)
                            + (over ? " oh no we died" : "");
                    return List.of(new Hypothesis(chunk.at().minusSeconds(1), chunk.end(), words, 0.9f, over));
                }

                @Override
                public List<Hypothesis> finish() {
                    return List.of();
                }

                @Override
                public void close() {
                    // nothing to give back
                }
            };
        }
    }
}

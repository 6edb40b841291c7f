package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.TranscriptSegment;
import io.chatter.streamcontext.ContextPublisher;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.StreamFeed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomPipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<StreamContext> published = new CopyOnWriteArrayList<>();

    @Test
    void shouldPublishWhatTheRecogniserHears() {
        // Given
        try (RoomPipeline room = pipeline(live(), new EchoEngine())) {
            // When
            room.start();
            await().atMost(PATIENCE).until(() -> !room.status().engine().equals("none"));

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> {
                room.publish();
                assertThat(published.getLast().getSegments())
                        .extracting(TranscriptSegment::getText)
                        .contains("oh no we died");
                assertThat(published.getLast().getRecogniser().getState()).isEqualTo("listening");
                assertThat(published.getLast().getRecogniser().getEngine()).isEqualTo("echo");
            });
        }
    }

    @Test
    void shouldShowInAFlightRecordingWhatIsHeardAndTold(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("flight.jfr");
        try (RoomPipeline room = pipeline(live(), new EchoEngine());
                Recording recording = new Recording()) {
            recording.enable("io.chatter.SoundHeard").withoutThreshold();
            recording.enable("io.chatter.ContextTold").withoutThreshold();
            recording.start();

            // When
            room.start();
            await().atMost(PATIENCE).until(() -> {
                room.publish();
                return !published.getLast().getSegments().isEmpty();
            });
            recording.stop();
            recording.dump(file);
        }

        // Then
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(named("io.chatter.SoundHeard", events)).isNotEmpty().allSatisfy(heard -> {
            assertThat(heard.getString("room")).isEqualTo("demo");
            assertThat(heard.getString("engine")).isEqualTo("echo");
            assertThat(heard.getDuration("sound")).isEqualTo(Duration.ofMillis(100));
            assertThat(heard.getInt("hypotheses")).isEqualTo(1);
        });
        assertThat(named("io.chatter.ContextTold", events))
                .anySatisfy(told -> assertThat(told.getInt("segments")).isPositive())
                .allSatisfy(told -> assertThat(published)
                        .extracting(
                                StreamContext::getRoomId,
                                context -> context.getSegments().size(),
                                context -> context.getEvents().size())
                        .contains(tuple(told.getString("room"), told.getInt("segments"), told.getInt("events"))));
    }

    @Test
    void shouldPublishAtOnceWhatHappens() {
        // Given
        try (RoomPipeline room = pipeline(live(), new EchoEngine())) {
            // When: nobody asks for a context
            room.start();

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(published)
                            .flatExtracting(StreamContext::getEvents)
                            .extracting(StreamEvent::getType)
                            .contains(StreamEventType.FAIL));
        }
    }

    @Test
    void shouldPublishEverySecond() {
        // Given
        try (RoomPipelines rooms = new RoomPipelines(
                List.of(new RoomPlan("demo", _ -> {}, "auto", Optional::of)),
                parts(new EchoEngine(), published::add))) {
            // When
            rooms.start();

            // Then
            await().atMost(PATIENCE).until(() -> published.size() >= 3);
            assertThat(Duration.between(
                            published.getFirst().getPublishedAt(),
                            published.get(2).getPublishedAt()))
                    .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(5));
        }
    }

    @Test
    void shouldPlayAgainWhenTheStreamBreaks() {
        // Given
        AtomicInteger plays = new AtomicInteger();
        StreamFeed broken = listener -> {
            plays.incrementAndGet();
            throw new FeedException("the cable is out");
        };
        try (RoomPipeline room = pipeline(broken, new EchoEngine())) {
            // When
            room.start();
            await().atMost(PATIENCE).until(() -> plays.get() >= 2);
            room.publish();

            // Then
            assertThat(published.getLast().getRecogniser().getState()).isEqualTo("down: the cable is out");
        }
    }

    @Test
    void shouldSayWhyNothingIsRecognised() {
        // Given
        RecognizerEngine absent = new Absent();
        try (RoomPipeline room = pipeline(live(), absent)) {
            // When
            room.start();

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> {
                room.publish();
                assertThat(published.getLast().getRecogniser().getState())
                        .startsWith("down: ")
                        .contains("no library");
            });
        }
    }

    @Test
    void shouldHearAgainAfterAFaultThatNobodyForesaw() {
        // Given
        AtomicInteger opened = new AtomicInteger();
        RecognizerEngine faulty = new EchoEngine(() -> {
            if (opened.incrementAndGet() == 1) {
                throw new IllegalStateException("the model is upside down");
            }
        });
        try (RoomPipeline room = pipeline(live(), faulty)) {
            // When
            room.start();

            // Then
            await().atMost(PATIENCE)
                    .until(() -> room.status()
                            .hearing()
                            .label()
                            .equals("down: java.lang.IllegalStateException: the model is upside down"));
            await().atMost(PATIENCE).until(() -> room.status().hearing().label().equals("listening"));
            assertThat(room.deadThread()).isEmpty();
        }
    }

    @Test
    void shouldPlayAgainAfterAFaultThatNobodyForesaw() {
        // Given
        AtomicInteger plays = new AtomicInteger();
        StreamFeed faulty = listener -> {
            if (plays.incrementAndGet() == 1) {
                throw new IllegalStateException("the tape is tangled");
            }
            live().play(listener);
        };
        try (RoomPipeline room = pipeline(faulty, new EchoEngine())) {
            // When
            room.start();

            // Then
            await().atMost(PATIENCE).until(() -> room.status().hearing().label().contains("the tape is tangled"));
            await().atMost(PATIENCE).until(() -> room.status().hearing().label().equals("listening"));
        }
    }

    @Test
    void shouldTellWhichThreadHasDied() {
        // Given
        StreamFeed deadly = listener -> {
            throw new UnsatisfiedLinkError("meant to kill the thread of this test");
        };
        try (RoomPipeline room = pipeline(deadly, new EchoEngine())) {
            // When
            room.start();

            // Then
            await().atMost(PATIENCE).until(() -> room.deadThread().isPresent());
            room.publish();
            assertThat(room.deadThread()).contains("feed-demo");
            assertThat(published.getLast().getRecogniser().getState())
                    .isEqualTo("down: the thread feed-demo has died; restart stream-context");
        }
    }

    @Test
    void shouldGoOnWhenAContextCannotBePublished() {
        // Given
        RoomPipeline room = new RoomPipeline(
                new RoomPlan("demo", live(), "auto", Optional::of), parts(new EchoEngine(), context -> {
                    throw new IllegalStateException("nobody takes contexts");
                }));

        // Then
        try (room) {
            room.start();
            await().atMost(PATIENCE).until(() -> room.status().hearing().label().equals("listening"));
            assertThatNoException().isThrownBy(room::publish);
        }
    }

    @Test
    void shouldStopItsThreads() {
        // Given
        CountDownLatch playing = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        StreamFeed feed = listener -> {
            playing.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        };
        RoomPipeline room = pipeline(feed, new EchoEngine());
        room.start();
        await().atMost(PATIENCE).until(() -> playing.getCount() == 0);

        // When
        room.close();

        // Then
        assertThat(ended.getCount()).isZero();
    }

    private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    private RoomPipeline pipeline(StreamFeed feed, RecognizerEngine engine) {
        return new RoomPipeline(new RoomPlan("demo", feed, "auto", Optional::of), parts(engine, published::add));
    }

    private static PipelineParts parts(RecognizerEngine engine, ContextPublisher publisher) {
        return new PipelineParts(
                new EngineChoice(List.of(engine)),
                ContextSettings.defaults(),
                publisher,
                (room, length) -> {},
                Clock.systemUTC());
    }

    /// Silence for as long as anybody listens.
    private static StreamFeed live() {
        CountDownLatch never = new CountDownLatch(1);
        return listener -> {
            do {
                listener.sound(new SoundChunk(Clock.systemUTC().instant(), new short[SoundChunk.USUAL_SAMPLES]));
            } while (!never.await(20, TimeUnit.MILLISECONDS));
        };
    }

    private record Absent() implements RecognizerEngine {
        @Override
        public String name() {
            return "absent";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.of("no library");
        }

        @Override
        public SpeechRecognizer open() {
            throw new RecognitionException("not usable");
        }
    }

    /// Hears the same words in every chunk.
    ///
    /// @param loading what happens while it is opened
    private record EchoEngine(Runnable loading) implements RecognizerEngine {
        EchoEngine() {
            this(() -> {});
        }

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public SpeechRecognizer open() {
            loading.run();
            return new SpeechRecognizer() {
                @Override
                public List<Hypothesis> hear(SoundChunk chunk) {
                    return List.of(new Hypothesis(chunk.at(), chunk.end(), "oh no we died", 0.9f, true));
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

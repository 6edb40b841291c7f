package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where `auto` says what it has chosen: in the log, in the status and in the contexts that the page shows.
class ChosenEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger EAR = Logger.getLogger("io.chatter.streamcontext.pipeline.Ear");

    private final List<StreamContext> published = new CopyOnWriteArrayList<>();
    private final Lines lines = new Lines();

    @BeforeEach
    void readTheLog() {
        EAR.setLevel(Level.INFO);
        EAR.addHandler(lines);
    }

    @AfterEach
    void readItNoMore() {
        EAR.removeHandler(lines);
    }

    @Test
    void shouldSayWhichEngineAutoHasChosen() {
        // Given: the better one cannot be used here
        EngineChoice engines = new EngineChoice(
                List.of(new Named("fast", Optional.of("the library is missing")), new Named("slow", Optional.empty())));
        try (RoomPipeline room = room(engines)) {
            // When
            room.start();
            await().atMost(PATIENCE).until(() -> !room.status().engine().equals(RoomPlan.NO_ENGINE));
            room.publish();

            // Then
            assertThat(lines.logged)
                    .filteredOn(line -> line.startsWith("recogniser.ready"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("room=demo", "engine=slow", "wished=auto"));
            assertThat(StreamReadiness.response("", List.of(room)).getData().orElseThrow())
                    .containsEntry("demo.engine", "slow");
            assertThat(published.getLast().getRecogniser().getEngine()).isEqualTo("slow");
        }
    }

    private RoomPipeline room(EngineChoice engines) {
        return new RoomPipeline(
                new RoomPlan("demo", listener -> new CountDownLatch(1).await(), EngineChoice.AUTO, Optional::of),
                new PipelineParts(
                        engines, ContextSettings.defaults(), published::add, (room, length) -> {}, Clock.systemUTC()));
    }

    private static final class Lines extends Handler {
        private final List<String> logged = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /// Hears nothing.
    private record Named(String name, Optional<String> obstacle) implements RecognizerEngine {
        @Override
        public SpeechRecognizer open() {
            return new SpeechRecognizer() {
                @Override
                public List<Hypothesis> hear(SoundChunk chunk) {
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
            };
        }
    }
}

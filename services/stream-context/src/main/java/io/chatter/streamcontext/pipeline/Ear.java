package io.chatter.streamcontext.pipeline;

import io.chatter.observability.EventLog;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Recognises the speech of one room. `run` is the room's recogniser thread, the only one that
/// touches the recogniser; it ends on an interrupt. The other methods may be called by any thread.
final class Ear implements Runnable {
    private static final EventLog LOG = EventLog.of(Ear.class);

    private final RoomPlan plan;
    private final EngineChoice engines;
    private final SoundQueue queue;
    private final Consumer<List<Hypothesis>> listener;

    private volatile String engine = RoomPlan.NO_ENGINE;
    private volatile String fault = "loading the recogniser";
    private volatile @Nullable Instant heardUntil;

    Ear(RoomPlan plan, EngineChoice engines, SoundQueue queue, Consumer<List<Hypothesis>> listener) {
        this.plan = plan;
        this.engines = engines;
        this.queue = queue;
        this.listener = listener;
    }

    @Override
    public void run() {
        Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant began = Instant.now();
                listenUntilItBreaks();
                Thread.sleep(backoff.after(Duration.between(began, Instant.now())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Name of the engine in use; `none` before one was chosen.
    String engine() {
        return engine;
    }

    /// Why nothing is recognised; empty when all is well.
    String fault() {
        return fault;
    }

    /// End of the newest sound that was recognised, or null before the first.
    @Nullable
    Instant heardUntil() {
        return heardUntil;
    }

    private void listenUntilItBreaks() throws InterruptedException {
        try (SpeechRecognizer recognizer = open()) {
            while (true) {
                SoundChunk chunk = queue.take();
                List<Hypothesis> hypotheses = recognizer.hear(chunk);
                heardUntil = chunk.end();
                if (!hypotheses.isEmpty()) {
                    listener.accept(hypotheses);
                }
            }
        } catch (RecognitionException e) {
            fault = String.valueOf(e.getMessage());
            LOG.warn("recogniser.down", "room", plan.roomId(), "cause", fault);
        }
    }

    private SpeechRecognizer open() {
        RecognizerEngine chosen = engines.choose(plan.engine());
        Instant began = Instant.now();
        SpeechRecognizer recognizer = chosen.open();
        queue.clear();
        engine = chosen.name();
        fault = "";
        Duration took = Duration.between(began, Instant.now());
        LOG.info(
                "recogniser.ready",
                "room",
                plan.roomId(),
                "engine",
                engine,
                "wished",
                plan.engine(),
                "loaded_in_ms",
                took.toMillis());
        return recognizer;
    }
}

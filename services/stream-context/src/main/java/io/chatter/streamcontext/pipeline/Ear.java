package io.chatter.streamcontext.pipeline;

import io.chatter.observability.EventLog;
import io.chatter.observability.flight.SoundHeard;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Recognises the speech of one room. `listen` and `broke` are called by the room's recogniser thread,
/// the only one that touches the recogniser. The other methods may be called by any thread.
final class Ear {
    private static final EventLog LOG = EventLog.of(Ear.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// Two utterances in work and one being cut; of a longer quiet nothing is lost.
    private static final Duration LONGEST_LOSS = Duration.ofSeconds(36);
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final RoomPlan plan;
    private final EngineChoice engines;
    private final SoundQueue queue;
    private final Consumer<List<Hypothesis>> listener;
    private final Consumer<SoundQueue.Hole> lost;

    /// Sound that was heard and of which no words were told yet; the recogniser thread's.
    private SoundQueue.@Nullable Hole untold;

    private volatile String engine = RoomPlan.NO_ENGINE;
    private volatile String fault = "loading the recogniser";
    private volatile @Nullable Instant heardUntil;

    /// @param lost is told of sound that the recogniser never told the words of
    Ear(
            RoomPlan plan,
            EngineChoice engines,
            SoundQueue queue,
            Consumer<List<Hypothesis>> listener,
            Consumer<SoundQueue.Hole> lost) {
        this.plan = plan;
        this.engines = engines;
        this.queue = queue;
        this.listener = listener;
        this.lost = lost;
    }

    /// Opens a recogniser and listens until it breaks or the thread is interrupted.
    ///
    /// @return never
    boolean listen() throws InterruptedException {
        try (SpeechRecognizer recognizer = open()) {
            while (true) {
                Optional<SoundChunk> chunk = queue.take(PAUSE);
                chunk.ifPresent(this::begin);
                List<Hypothesis> hypotheses =
                        chunk.map(sound -> hear(recognizer, sound)).orElseGet(recognizer::pause);
                chunk.ifPresent(heard -> heardUntil = heard.end());
                if (!hypotheses.isEmpty()) {
                    conclude(hypotheses);
                    listener.accept(hypotheses);
                }
                if (chunk.isEmpty() && hypotheses.isEmpty()) {
                    untold = null;
                    queue.conclude();
                }
            }
        } catch (RuntimeException e) {
            giveUp();
            throw e;
        }
    }

    private List<Hypothesis> hear(SpeechRecognizer recognizer, SoundChunk chunk) {
        SoundHeard flight = new SoundHeard();
        flight.begin();
        List<Hypothesis> hypotheses = recognizer.hear(chunk);
        flight.end();
        if (flight.shouldCommit()) {
            flight.room = plan.roomId();
            flight.engine = engine;
            flight.sound = chunk.length().toMillis();
            flight.hypotheses = hypotheses.size();
            flight.commit();
        }
        return hypotheses;
    }

    private void begin(SoundChunk chunk) {
        SoundQueue.Hole before = untold;
        untold = new SoundQueue.Hole(before == null ? chunk.at() : before.from(), chunk.end()).atMost(LONGEST_LOSS);
    }

    private void conclude(List<Hypothesis> hypotheses) {
        SoundQueue.Hole before = untold;
        Hypothesis last = hypotheses.reversed().stream()
                .filter(Hypothesis::isFinal)
                .findFirst()
                .orElse(null);
        if (before != null && last != null && last.end().isAfter(before.from())) {
            untold = new SoundQueue.Hole(last.end().isBefore(before.to()) ? last.end() : before.to(), before.to());
        }
    }

    /// Whatever the recogniser had heard and not told is lost with it.
    private void giveUp() {
        SoundQueue.Hole hole = untold;
        untold = null;
        if (hole != null && hole.from().isBefore(hole.to())) {
            lost.accept(hole);
        }
    }

    /// Waits until the last words of a stream that has ended are known, a while at most.
    void awaitLastWords() throws InterruptedException {
        if (fault.isEmpty()) {
            queue.awaitConclusion(LAST_WORDS);
        }
    }

    /// Notes why `listen` ended.
    void broke(Breakdown breakdown) {
        fault = breakdown.cause();
        breakdown.log(LOG, "recogniser.down", plan.roomId());
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

    private SpeechRecognizer open() {
        RecognizerEngine chosen = engines.choose(plan.engine());
        Instant began = Instant.now();
        SpeechRecognizer recognizer = chosen.open();
        queue.clear().ifPresent(lost);
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

package io.chatter.persona;

import io.chatter.messaging.MessageIds;
import io.chatter.persona.SpeechGuard.Judgement;
import io.chatter.persona.TurnOutcome.Posted;
import io.chatter.persona.TurnOutcome.Silent;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Takes turns: waits for a free model call, generates, judges and publishes one line. Thread-safe. A turn
/// blocks its agent's virtual thread; interrupting that ends the turn.
public final class TurnTaker {

    private final Recall recall;
    private final LineGenerator generator;
    private final SpeechGuard guard;
    private final LineSink sink;
    private final RoomPictures pictures;
    private final TurnSettings settings;
    private final Clock clock;
    private final Semaphore slots;

    /// @param pictures asked for what was taken away while a line was being written
    public TurnTaker(
            Mind mind, SpeechGuard guard, LineSink sink, RoomPictures pictures, TurnSettings settings, Clock clock) {
        this.recall = mind.recall();
        this.generator = new DeadlineLineGenerator(mind.generator());
        this.guard = guard;
        this.sink = sink;
        this.pictures = pictures;
        this.settings = settings;
        this.clock = clock;
        this.slots = new Semaphore(settings.concurrency(), true);
    }

    /// Takes the turn that `decision` asks for.
    ///
    /// @param lease the agent's right to speak
    public TurnOutcome take(Seat seat, Scene scene, Decision decision, Lease lease) throws InterruptedException {
        Instant decidedAt = clock.instant();
        if (!slots.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            return new Silent(TurnOutcome.Reason.STALE, "");
        }
        Instant startedAt = clock.instant();
        Attempt attempt;
        Instant recalledAt;
        try {
            List<Memory> memories = recall.recall(seat.agent(), scene, decision);
            recalledAt = clock.instant();
            attempt = attempt(new Occasion(seat.agent(), scene, decision, memories));
        } finally {
            slots.release();
        }
        return switch (attempt) {
            case Attempt.Failed failed -> failed.outcome();
            case Attempt.Ready ready
            when withdrawn(seat.agent(), scene, ready.line()) -> new Silent(TurnOutcome.Reason.WITHDRAWN, "");
            case Attempt.Ready ready -> {
                Instant now = clock.instant();
                Latencies latencies = new Latencies(
                        millis(decidedAt, startedAt), millis(startedAt, recalledAt), millis(recalledAt, now));
                ChatMessage message =
                        MessageComposer.compose(ready.turn(), seat.author(), ready.line(), latencies, now);
                yield sink.publish(message, lease, settings.publishing())
                        ? new Posted(message)
                        : new Silent(TurnOutcome.Reason.NOT_PUBLISHED, "");
            }
        };
    }

    /// Whether anything that the line may have come of was taken away or forgotten meanwhile, or nobody could tell.
    private boolean withdrawn(Agent agent, Scene scene, Line line) {
        return pictures.of(scene.room().id())
                .map(RoomPicture::removals)
                .map(removals -> scene.recent().stream().anyMatch(removals::cover)
                        || !recall.keeps(agent, line.memoryIds(), removals))
                .orElse(true);
    }

    private sealed interface Attempt {
        record Ready(Turn turn, Line line) implements Attempt {}

        record Failed(Silent outcome) implements Attempt {
            Failed(TurnOutcome.Reason reason, String detail) {
                this(new Silent(reason, detail));
            }
        }
    }

    /// What all attempts of one turn have in common.
    private record Occasion(Agent agent, Scene scene, Decision decision, List<Memory> memories) {

        Turn turn(UUID turnId, int attempt) {
            long seed = Seeds.mix(agent.seed(), scene.now().toEpochMilli() + attempt);
            return new Turn(turnId, agent, scene, decision, memories, seed);
        }
    }

    private Attempt attempt(Occasion occasion) throws InterruptedException {
        Attempt last = new Attempt.Failed(TurnOutcome.Reason.DEADLINE, "");
        Instant end = clock.instant().plus(settings.deadline());
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                return last;
            }
            last = judged(occasion.turn(MessageIds.next(clock), attempt), left);
            if (!worthAnother(last)) {
                return last;
            }
        }
        return last;
    }

    /// Another line may be new, and safe; but a check that failed would have to judge that one too.
    private static boolean worthAnother(Attempt attempt) {
        return attempt instanceof Attempt.Failed failed
                && (failed.outcome().reason() == TurnOutcome.Reason.NEAR_DUPLICATE
                        || failed.outcome().reason() == TurnOutcome.Reason.UNSAFE);
    }

    private Attempt judged(Turn turn, Duration deadline) throws InterruptedException {
        return switch (generated(turn, deadline)) {
            case Attempt.Failed failed -> failed;
            case Attempt.Ready ready
            when NearDuplicates.repeats(ready.line().text(), turn.scene().recent()) ->
                new Attempt.Failed(TurnOutcome.Reason.NEAR_DUPLICATE, "");
            case Attempt.Ready ready ->
                switch (guard.judge(turn.agent().roomId(), ready.line().text())) {
                    case Judgement.Unfit unfit -> new Attempt.Failed(reason(unfit.why()), unfit.rules());
                    case Judgement.Fit fit ->
                        new Attempt.Ready(turn, ready.line().withText(fit.text()));
                };
        };
    }

    private static TurnOutcome.Reason reason(SpeechGuard.Refusal refusal) {
        return switch (refusal) {
            case UNSAFE -> TurnOutcome.Reason.UNSAFE;
            case UNCHECKED -> TurnOutcome.Reason.UNCHECKED;
        };
    }

    private Attempt generated(Turn turn, Duration deadline) throws InterruptedException {
        try {
            return new Attempt.Ready(turn, generator.generate(turn, deadline));
        } catch (GenerationException e) {
            return new Attempt.Failed(reason(e), e.kind().name());
        }
    }

    private static TurnOutcome.Reason reason(GenerationException failure) {
        return switch (failure) {
            case GenerationException.Permanent _ -> TurnOutcome.Reason.UNUSABLE;
            case GenerationException.Retryable e
            when e.kind() == GenerationException.Cause.TIMED_OUT -> TurnOutcome.Reason.DEADLINE;
            case GenerationException.Retryable _ -> TurnOutcome.Reason.MODEL_FAILED;
        };
    }

    private static int millis(Instant from, Instant to) {
        return (int) Duration.between(from, to).toMillis();
    }
}

package io.chatter.persona;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Holds another generator to its deadline, whatever it does: the call runs on a virtual thread of its own,
/// which is interrupted when the time is over or the caller is interrupted. Thread-safe.
public final class DeadlineLineGenerator implements LineGenerator {

    private final LineGenerator generator;

    public DeadlineLineGenerator(LineGenerator generator) {
        this.generator = generator;
    }

    @Override
    public Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException {
        FutureTask<Line> call = new FutureTask<>(() -> generator.generate(turn, deadline));
        Thread.ofVirtual().name("line-" + turn.agent().name()).start(call);
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new GenerationException.Retryable(
                    GenerationException.Cause.TIMED_OUT, "no line within " + deadline, Duration.ZERO, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GenerationException failure) {
                throw failure;
            }
            throw new GenerationException.Retryable(
                    GenerationException.Cause.SERVER_FAULT, "the generator failed", Duration.ZERO, e.getCause());
        } finally {
            call.cancel(true);
        }
    }
}

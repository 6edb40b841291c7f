package io.chatter.persona;

import io.chatter.observability.TraceScope;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Holds calls to their time, whatever they do: each runs on a virtual thread of its own, which is interrupted
/// when the time is over or the caller is interrupted.
public final class Deadline {

    private Deadline() {}

    /// @param thread name of the call's thread
    /// @param time until the whole answer is there, > 0
    /// @throws GenerationException.Retryable when the time is over, or the call failed in an unforeseen way
    /// @throws Error of the call, but for a stack that overflows on what somebody wrote
    public static <T> T hold(String thread, Duration time, ModelCall<T> call)
            throws GenerationException, InterruptedException {
        FutureTask<T> running = new FutureTask<>(TraceScope.carried(call::run));
        Thread.ofVirtual().name(thread).start(running);
        try {
            return running.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new GenerationException.Retryable(
                    GenerationException.Cause.TIMED_OUT, "no answer within " + time, Duration.ZERO, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GenerationException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error && !(error instanceof StackOverflowError)) {
                throw error;
            }
            throw new GenerationException.Retryable(
                    GenerationException.Cause.SERVER_FAULT, "the call failed", Duration.ZERO, e.getCause());
        } finally {
            running.cancel(true);
        }
    }
}

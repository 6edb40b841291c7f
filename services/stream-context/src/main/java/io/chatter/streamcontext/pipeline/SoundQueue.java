package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.SoundChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Sound on its way to the recogniser. Bounded: when the recogniser falls too far behind, the oldest
/// sound goes, so that memory stays bounded and the transcript stays live. Thread-safe: one thread
/// puts, another takes.
final class SoundQueue {
    private final Duration longest;
    private final Duration keptAfterOverflow;
    private final Deque<SoundChunk> chunks = new ArrayDeque<>();
    private boolean concluded = true;

    /// A stretch of sound nobody heard.
    record Hole(Instant from, Instant to) {
        /// No longer than `longest`: what is left of it is its end.
        Hole atMost(Duration longest) {
            Instant first = to.minus(longest);
            return from.isBefore(first) ? new Hole(first, to) : this;
        }
    }

    /// @param longest sound that may wait
    /// @param keptAfterOverflow newest sound that stays when more is waiting
    SoundQueue(Duration longest, Duration keptAfterOverflow) {
        this.longest = longest;
        this.keptAfterOverflow = keptAfterOverflow;
    }

    /// @return the hole that this made, if the queue was full
    synchronized Optional<Hole> put(SoundChunk chunk) {
        chunks.addLast(chunk);
        notifyAll();
        Instant first = chunks.getFirst().at();
        if (!first.plus(longest).isBefore(chunk.end())) {
            return Optional.empty();
        }
        Instant keep = chunk.end().minus(keptAfterOverflow);
        while (chunks.getFirst().at().isBefore(keep) && chunks.size() > 1) {
            chunks.removeFirst();
        }
        return Optional.of(new Hole(first, chunks.getFirst().at()));
    }

    /// The oldest chunk; waits for one.
    ///
    /// @param pause how long at most, while something was taken that is not concluded yet
    /// @return empty when the sound has paused so long
    synchronized Optional<SoundChunk> take(Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        while (chunks.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (concluded) {
                wait();
            } else if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } else {
                return Optional.empty();
            }
        }
        concluded = false;
        return Optional.of(chunks.removeFirst());
    }

    /// What was taken is recognised to its end.
    synchronized void conclude() {
        concluded = true;
        notifyAll();
    }

    /// Waits until all that was put is concluded, `longest` at most.
    synchronized void awaitConclusion(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos();
                left > 0 && !(concluded && chunks.isEmpty());
                left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// @return the hole that this made, if any sound was waiting
    synchronized Optional<Hole> clear() {
        Optional<Hole> dropped = chunks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hole(chunks.getFirst().at(), chunks.getLast().end()));
        chunks.clear();
        conclude();
        return dropped;
    }
}

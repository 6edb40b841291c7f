package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.SoundChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Sound on its way to the recogniser. Bounded: when the recogniser falls too far behind, the oldest
/// sound goes, so that memory stays bounded and the transcript stays live. Thread-safe: one thread
/// puts, another takes.
final class SoundQueue {
    private final Duration longest;
    private final Duration keptAfterOverflow;
    private final Deque<SoundChunk> chunks = new ArrayDeque<>();

    /// A stretch of sound nobody heard.
    record Hole(Instant from, Instant to) {}

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
    synchronized SoundChunk take() throws InterruptedException {
        while (chunks.isEmpty()) {
            wait();
        }
        return chunks.removeFirst();
    }

    synchronized void clear() {
        chunks.clear();
    }
}

package io.chatter.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Those who wait for a partition to be read up to an offset.
///
/// Not thread-safe: its owner's lock guards it.
final class OffsetWatch {

    private record Waiting(long offset, CompletableFuture<Boolean> reached) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private long readThrough = -1;

    /// Everything up to `offset` has been read. Also lets go of those that were not answered in time.
    void readThrough(long offset) {
        readThrough = Math.max(readThrough, offset);
        waiting.removeIf(one -> one.reached().isDone()
                || (one.offset() <= readThrough && one.reached().complete(true)));
    }

    long readThrough() {
        return readThrough;
    }

    /// @return completes with true once `offset` has been read, with false after `patience`, on no particular thread
    CompletableFuture<Boolean> reach(long offset, Duration patience) {
        if (offset <= readThrough) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        waiting.add(new Waiting(offset, reached));
        return reached.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}

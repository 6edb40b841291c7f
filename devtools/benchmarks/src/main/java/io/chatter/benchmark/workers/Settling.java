package io.chatter.benchmark.workers;

import java.time.Duration;
import java.util.List;

/// When agents have settled on their workers: all of them run, no worker has less than half of the mean,
/// and nothing has moved for a while. Owned by one thread.
final class Settling {

    private final int agents;
    private final long calmNanos;
    private List<Integer> last = List.of();
    private long since;

    /// @param agents that there are
    /// @param calm for how long nothing may move
    Settling(int agents, Duration calm) {
        this.agents = agents;
        this.calmNanos = calm.toNanos();
    }

    /// @param counts agents of each worker now
    /// @param nanos moment, as of System.nanoTime
    boolean settled(List<Integer> counts, long nanos) {
        if (!counts.equals(last)) {
            last = List.copyOf(counts);
            since = nanos;
        }
        return complete(counts) && nanos - since >= calmNanos;
    }

    private boolean complete(List<Integer> counts) {
        int half = agents / counts.size() / 2;
        return counts.stream().mapToInt(Integer::intValue).sum() == agents
                && counts.stream().allMatch(count -> count >= half);
    }
}

package io.chatter.safety.match;

/// Counts the steps spent on one line, so that no input makes a check run away. Deterministic, unlike a clock.
/// Belongs to the thread that judges the line.
public final class Work {
    private final long limit;
    private long spent;

    /// @param limit most steps, more than 0
    public Work(long limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("limit must be positive, not " + limit);
        }
        this.limit = limit;
    }

    /// Counts `steps` more.
    /// @throws WorkLimitException when that is more than the limit; never retry with the same line
    public void spend(long steps) {
        spent += steps;
        if (spent > limit) {
            throw new WorkLimitException(spent, limit);
        }
    }

    public long spent() {
        return spent;
    }
}

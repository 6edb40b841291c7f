package io.chatter.safety.match;

/// A line cost more steps than it may. Permanent: the same line costs the same again.
public final class WorkLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkLimitException(long spent, long limit) {
        super("a check took " + spent + " steps, more than the limit of " + limit);
    }
}

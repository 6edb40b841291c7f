package io.chatter.data.log;

/// Whole numbers from `from`, inclusive, to `to`, exclusive. Never negative in length.
///
/// @param from the first
/// @param to one past the last
public record Interval(long from, long to) {

    public static final Interval ALL = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

    public Interval {
        to = Math.max(from, to);
    }

    public static Interval from(long first) {
        return new Interval(first, Long.MAX_VALUE);
    }

    public static Interval to(long end) {
        return new Interval(Long.MIN_VALUE, end);
    }

    public boolean contains(long value) {
        return value >= from && value < to;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public Interval intersect(Interval other) {
        return new Interval(Math.max(from, other.from), Math.min(to, other.to));
    }

    /// The smallest interval that covers both.
    public Interval hull(Interval other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : new Interval(Math.min(from, other.from), Math.max(to, other.to));
    }
}

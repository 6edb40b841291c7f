package io.chatter.gateway;

import java.time.Instant;
import java.util.List;

/// What a room showed in a stretch of time gone by: lines, captions, trends and density.
///
/// @param from first moment, inclusive
/// @param until first moment that is not told any more; sooner than asked for when the page is full, or when that much
///     of the past has not happened yet. The next page begins here.
/// @param moments in their order in time; those of one millisecond in the order of their topic
public record PastPage(Instant from, Instant until, List<Moment> moments) {

    /// @param at when it was written to its topic, in milliseconds
    /// @param json the event as sockets get it; never changed
    public record Moment(Instant at, byte[] json) {}

    public PastPage {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a page from " + from + " cannot end at " + until);
        }
        moments = List.copyOf(moments);
    }
}

package io.chatter.topology.density;

/// A line and the newest one before it that it nearly repeats.
///
/// @param seenBefore when viewers saw that one, epoch milliseconds; `NEVER` if there is none
record ComparedLine(SketchedLine line, long seenBefore) {

    static final long NEVER = Long.MIN_VALUE;

    boolean repeatsSince(long start) {
        return seenBefore >= start;
    }
}

package io.chatter.topology.density;

/// What comparing a line found.
///
/// @param number of the line in `NearDuplicates`
/// @param seenBefore when viewers saw the newest line before it that it nearly repeats, epoch milliseconds; `NEVER` if
///     there is none
record ComparedLine(int number, long seenBefore) {

    static final long NEVER = Long.MIN_VALUE;

    boolean repeatsSince(long start) {
        return seenBefore >= start;
    }
}

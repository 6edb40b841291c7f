package io.chatter.safety.match;

/// Takes what a [TermMatcher] finds.
@FunctionalInterface
public interface HitSink {
    /// @param pattern index of the pattern in the list that the matcher was made of
    /// @param from first index in the view
    /// @param to last index in the view, inclusive
    void hit(int pattern, int from, int to);
}

package io.chatter.safety;

/// A part of a line, in UTF-16 indices of the text as it was written.
///
/// @param start first index, at least 0
/// @param end index after the last, at least `start`
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span must satisfy 0 <= start <= end, not " + start + ".." + end);
        }
    }

    public int length() {
        return end - start;
    }

    /// The smallest span that holds both.
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}

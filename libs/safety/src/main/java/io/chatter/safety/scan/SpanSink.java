package io.chatter.safety.scan;

/// Takes what a scanner finds.
@FunctionalInterface
public interface SpanSink {
    /// @param start first index in the scanned text
    /// @param end index after the last
    void found(int start, int end);
}

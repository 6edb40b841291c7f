package io.chatter.gateway;

/// Looks again at tokens that were good once. Thread-safe; may block.
@FunctionalInterface
public interface TokenCheck {

    /// @return false when the token is not good any more; true also when that cannot be told now, for then nothing
    ///     speaks against it
    boolean isStillGood(String token);
}

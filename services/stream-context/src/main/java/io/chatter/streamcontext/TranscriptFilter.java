package io.chatter.streamcontext;

import java.util.Optional;

/// Decides what of the recognised speech may leave the service. Thread-safe; never throws.
@FunctionalInterface
public interface TranscriptFilter {

    /// `text` as it may be published, or empty when none of it may.
    Optional<String> publishable(String text);
}

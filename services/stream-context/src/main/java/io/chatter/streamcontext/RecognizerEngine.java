package io.chatter.streamcontext;

import java.util.Optional;

/// A kind of recogniser that may or may not be usable on this machine. Thread-safe.
public interface RecognizerEngine {

    /// Short name, as room files and `StreamContext.recogniser.engine` spell it.
    String name();

    /// Why the engine cannot be used here, with the mend; empty when it can.
    Optional<String> obstacle();

    /// Loads the models: takes up to seconds.
    ///
    /// @throws RecognitionException when the engine cannot start
    SpeechRecognizer open();
}

package io.chatter.streamcontext.utterance;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import java.util.List;

/// Turns a whole utterance into words. Thread-safe; blocks, so it is called on a virtual thread.
@FunctionalInterface
public interface Transcriber {

    /// @param before the last words that were said before it, maybe none
    /// @return finals in order; empty when nothing was said
    /// @throws RecognitionException when it cannot be known; the message names the cause
    List<Hypothesis> transcribe(Utterance utterance, String before) throws InterruptedException;
}

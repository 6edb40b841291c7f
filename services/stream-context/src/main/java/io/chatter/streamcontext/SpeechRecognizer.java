package io.chatter.streamcontext;

import java.util.List;

/// Turns sound into words. One per room; used by one thread at a time.
public interface SpeechRecognizer extends AutoCloseable {

    /// Hears the next chunk. May block for as long as the engine computes.
    ///
    /// A chunk that does not begin where the last one ended closes the current utterance.
    ///
    /// @return finals that are done now, in order, then at most one partial; empty when nothing
    /// changed
    /// @throws RecognitionException when the engine cannot go on; open another
    List<Hypothesis> hear(SoundChunk chunk);

    /// Ends the current utterance. Nothing may follow.
    List<Hypothesis> finish();

    /// No sound comes for now: gives what was said last. More sound may follow.
    default List<Hypothesis> pause() {
        return finish();
    }

    /// Gives the engine's memory back. The recogniser is not used any more.
    @Override
    void close();
}

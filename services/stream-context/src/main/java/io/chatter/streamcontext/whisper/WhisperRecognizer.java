package io.chatter.streamcontext.whisper;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import java.util.List;

/// Utterances through whisper, and its memory given back at the end.
///
/// @param utterances cuts the sound
/// @param transcriber owned by this recogniser
record WhisperRecognizer(SpeechRecognizer utterances, WhisperTranscriber transcriber) implements SpeechRecognizer {

    @Override
    public List<Hypothesis> hear(SoundChunk chunk) {
        return utterances.hear(chunk);
    }

    @Override
    public List<Hypothesis> pause() {
        return utterances.pause();
    }

    @Override
    public List<Hypothesis> finish() {
        return utterances.finish();
    }

    @Override
    public void close() {
        utterances.close();
        transcriber.close();
    }
}

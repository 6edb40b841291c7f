package io.chatter.streamcontext.transcription;

import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.VoiceActivity;
import io.chatter.streamcontext.utterance.UtteranceRecognizer;
import java.util.Optional;

/// Speech through a transcription server. Usable when one is set up; whether it answers is seen when it is
/// asked.
public final class TranscriptionEngine implements RecognizerEngine {
    public static final String NAME = "http";

    private final Optional<TranscriptionServer> server;

    public TranscriptionEngine(Optional<TranscriptionServer> server) {
        this.server = server;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> obstacle() {
        return server.isPresent()
                ? Optional.empty()
                : Optional.of("no transcription server is set up; set chatter.speech.http.url");
    }

    @Override
    public SpeechRecognizer open() {
        TranscriptionServer used =
                server.orElseThrow(() -> new RecognitionException(obstacle().orElse("")));
        return new UtteranceRecognizer(new HttpTranscriber(used), used.atOnce(), VoiceActivity.byLoudness());
    }
}

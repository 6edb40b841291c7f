package io.chatter.streamcontext.transcription;

import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.VoiceActivities;
import io.chatter.streamcontext.utterance.UtteranceRecognizer;
import java.util.Optional;

/// Speech through a transcription server. Usable when one is set up; whether it answers is seen when it is
/// asked.
public final class TranscriptionEngine implements RecognizerEngine {
    public static final String NAME = "http";

    private final Optional<TranscriptionServer> server;
    private final VoiceActivities voices;

    /// @param voices tell where utterances are cut
    public TranscriptionEngine(Optional<TranscriptionServer> server, VoiceActivities voices) {
        this.server = server;
        this.voices = voices;
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
        return new UtteranceRecognizer(new HttpTranscriber(used), used.atOnce(), voices.forStream());
    }
}

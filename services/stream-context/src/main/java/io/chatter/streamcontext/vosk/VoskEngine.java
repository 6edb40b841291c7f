package io.chatter.streamcontext.vosk;

import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SpeechRecognizer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Speech through a Vosk server. Usable when one is set up.
public final class VoskEngine implements RecognizerEngine {
    public static final String NAME = "vosk";

    private final Optional<URI> server;
    private final Duration deadline;

    /// @param server for instance `ws://127.0.0.1:2700`
    /// @param deadline for the server to take up a chunk, and for the last words
    public VoskEngine(Optional<URI> server, Duration deadline) {
        this.server = server;
        this.deadline = deadline;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> obstacle() {
        return server.isPresent()
                ? Optional.empty()
                : Optional.of("no Vosk server is set up; set chatter.speech.vosk.url");
    }

    @Override
    public SpeechRecognizer open() {
        URI address =
                server.orElseThrow(() -> new RecognitionException(obstacle().orElse("")));
        return new VoskRecognizer(address, deadline);
    }
}

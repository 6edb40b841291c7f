package io.chatter.streamcontext.transcription;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A server that speaks OpenAI's transcription API.
///
/// @param base address up to and with the version, for instance `http://127.0.0.1:8000/v1`
/// @param apiKey sent as a bearer token; a secret
/// @param model as the server calls it
/// @param language two letters, or empty to let the server guess
/// @param deadline for the words of one utterance, a second try included
/// @param atOnce utterances in work at once
public record TranscriptionServer(
        URI base, Optional<String> apiKey, String model, Optional<String> language, Duration deadline, int atOnce) {
    public TranscriptionServer {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException(
                    "chatter.speech.http.url must begin with http:// or https://, not " + base);
        }
        if (!deadline.isPositive() || atOnce < 1) {
            throw new IllegalArgumentException(
                    "chatter.speech.http: deadline and at-once must be positive: " + deadline + ", " + atOnce);
        }
    }

    URI transcriptions() {
        return URI.create(base.toString().replaceFirst("/+$", "") + "/audio/transcriptions");
    }

    @Override
    public String toString() {
        return "TranscriptionServer[" + base + ", " + model + "]";
    }
}

package io.chatter.streamcontext.vosk;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One conversation with a Vosk server for each stretch of sound without holes: its times count from the
/// conversation's first sample. Used by one thread.
final class VoskRecognizer implements SpeechRecognizer {
    private final URI server;
    private final Duration deadline;
    private @Nullable VoskConversation conversation;
    private Instant expected = Instant.MIN;

    VoskRecognizer(URI server, Duration deadline) {
        this.server = server;
        this.deadline = deadline;
    }

    @Override
    public List<Hypothesis> hear(SoundChunk chunk) {
        List<Hypothesis> heard = new ArrayList<>();
        if (!chunk.at().equals(expected)) {
            heard.addAll(finish());
        }
        expected = chunk.end();
        VoskConversation current = conversation;
        if (current == null) {
            current = VoskConversation.begin(server, chunk.at(), deadline);
            conversation = current;
        }
        current.say(chunk);
        heard.addAll(current.answers());
        return heard;
    }

    @Override
    public List<Hypothesis> finish() {
        VoskConversation current = conversation;
        conversation = null;
        expected = Instant.MIN;
        if (current == null) {
            return List.of();
        }
        try {
            return current.end();
        } finally {
            current.hangUp();
        }
    }

    @Override
    public void close() {
        VoskConversation current = conversation;
        conversation = null;
        if (current != null) {
            current.hangUp();
        }
    }
}

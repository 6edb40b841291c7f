package io.chatter.observability.tracing;

/// The steps of a trace: the only place that spells their names.
public enum Step {
    /// From the sound to the context that tells of it.
    CONTEXT("stream.heard"),
    /// A person's line, from the socket to the log.
    SAY("chat.say"),
    /// A persona's turn, from the decision to the line; the next three lie in it.
    TURN("persona.turn"),
    WAIT("persona.wait"),
    RECALL("persona.recall"),
    GENERATE("persona.generate"),
    /// Safety's judgement of a line.
    JUDGE("chat.judge"),
    /// From the firehose to the sockets' buffers.
    BROADCAST("chat.broadcast");

    private final String spanName;

    Step(String spanName) {
        this.spanName = spanName;
    }

    public String spanName() {
        return spanName;
    }
}

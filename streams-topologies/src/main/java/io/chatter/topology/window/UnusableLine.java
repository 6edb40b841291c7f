package io.chatter.topology.window;

/// A record of the firehose that is no line of a room. Reading it again changes nothing: whoever hosts
/// the topology puts it aside.
public final class UnusableLine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableLine(String message) {
        super(message);
    }
}

package io.chatter.gateway;

/// The network end of one connection. Called on the connection's loop only; nothing blocks.
public interface Wire {

    /// Whether the network keeps up: false while written bytes pile up in the process.
    boolean isWritable();

    void write(Frame frame);

    void close(CloseReason reason);
}

package io.chatter.gateway;

import java.util.concurrent.Executor;

/// One connection as a room sees it. Called on its own loop only, so that it needs no locks.
interface Listener {

    /// The event loop that owns the connection. Connections of one loop share one task a frame.
    Executor loop();

    /// Takes a frame of the room; never blocks.
    void deliver(Frame frame);
}

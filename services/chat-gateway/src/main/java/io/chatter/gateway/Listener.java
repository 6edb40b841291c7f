package io.chatter.gateway;

import java.util.concurrent.Executor;

/// One connection as a room sees it. Called on its own loop only, so that it needs no locks.
interface Listener {

    /// The event loop that owns the connection. Connections of one loop share one task a frame.
    Executor loop();

    /// Takes a frame of the room; never blocks. What went to the network at once is counted by whoever delivers, one
    /// time for all of a loop; what has to wait is counted when it goes.
    ///
    /// @return whether it went at once
    boolean deliver(Frame frame);
}

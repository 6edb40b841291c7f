package io.chatter.gateway.socket;

import io.chatter.gateway.CloseReason;
import io.chatter.gateway.Frame;
import io.chatter.gateway.Wire;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/// A WebSocket as the gateway writes to it. Owned by the socket's event loop.
final class SocketWire implements Wire {

    private final ServerWebSocket socket;
    private boolean textFrames;

    SocketWire(ServerWebSocket socket) {
        this.socket = socket;
    }

    void useTextFrames() {
        textFrames = true;
    }

    /// A closed socket is not writable; asking Vert.x for its queue would throw, in the middle of serving others.
    @Override
    public boolean isWritable() {
        return !socket.isClosed() && !socket.writeQueueFull();
    }

    /// The frame's bytes are wrapped, not copied: all sockets write the same memory.
    @Override
    public void write(Frame frame) {
        if (socket.isClosed()) {
            return;
        }
        if (textFrames) {
            socket.writeTextMessage(frame.text());
        } else {
            socket.writeBinaryMessage(Buffer.buffer(Unpooled.wrappedBuffer(frame.bytes())));
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (!socket.isClosed()) {
            socket.close((short) reason.code(), reason.text());
        }
    }
}

package io.chatter.gateway.socket;

import io.chatter.gateway.CloseReason;
import io.chatter.gateway.Frame;
import io.chatter.gateway.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A WebSocket as the gateway writes to it: frames go to the channel as they are, header included, below Vert.x
/// (ADR 17); closing is left to Vert.x. Owned by the socket's event loop, but for [#closed].
final class SocketWire implements Wire {

    /// How long a client may take to read that it is closed. The frame that says so waits behind all that the client
    /// has not read; Vert.x waits for that without an end.
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private boolean textFrames;
    private boolean heard = true;
    private boolean asked;
    private boolean closing;

    /// @param connection the one that was upgraded to `socket`
    SocketWire(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket;
        this.channel = ((ConnectionBase) connection).channelHandlerContext();
    }

    void useTextFrames() {
        textFrames = true;
    }

    /// The client said something, if only pong.
    void heard() {
        heard = true;
        asked = false;
    }

    /// Pings a client that has said nothing since the last call.
    ///
    /// @return false when it was asked then and has not answered
    boolean isAlive() {
        if (!heard && asked) {
            return false;
        }
        if (!heard && !socket.isClosed()) {
            asked = true;
            socket.writePing(Buffer.buffer());
        }
        heard = false;
        return true;
    }

    /// Completes when the socket is closed, by whichever side.
    CompletableFuture<Void> closed() {
        return closed;
    }

    void ended() {
        closed.complete(null);
    }

    /// A closed socket is not writable.
    @Override
    public boolean isWritable() {
        return channel.channel().isWritable() && !socket.isClosed();
    }

    /// The frame's bytes are wrapped, not copied: all sockets write the same memory.
    @Override
    public void write(Frame frame) {
        if (!socket.isClosed()) {
            ByteBuffer message = textFrames ? frame.textMessage() : frame.binaryMessage();
            channel.writeAndFlush(Unpooled.wrappedBuffer(message), channel.voidPromise());
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (!closing && !socket.isClosed()) {
            closing = true;
            socket.close((short) reason.code(), reason.text());
            channel.executor().schedule(() -> channel.close(), CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Whether the client has been told to go: it is not listened to any more.
    boolean isClosing() {
        return closing;
    }
}

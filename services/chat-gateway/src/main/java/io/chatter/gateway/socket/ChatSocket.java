package io.chatter.gateway.socket;

import io.chatter.gateway.Chat;
import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.CloseReason;
import io.chatter.gateway.Connection;
import io.chatter.gateway.ServerEvent;
import io.chatter.observability.EventLog;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Takes sockets at `/ws`, turns their frames into calls on [Chat] and its answers into frames.
///
/// Below websockets-next, because the fan-out needs to see a full write queue and to share one buffer between all
/// sockets (ADR 13). Each socket lives on one event loop, which runs all of its handlers.
public final class ChatSocket {

    private static final EventLog LOG = EventLog.of(ChatSocket.class);

    static final int MAX_FRAME_BYTES = 64 * 1024;

    private final Chat chat;
    private final AllowedOrigins origins;
    private final SocketQuota quota;
    private final ServerEventJson encoder;
    private final ClientFrameJson frames = new ClientFrameJson();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    public ChatSocket(Chat chat, AllowedOrigins origins, SocketQuota quota, ServerEventJson encoder) {
        this.chat = chat;
        this.origins = origins;
        this.quota = quota;
        this.encoder = encoder;
    }

    /// Handles a request to upgrade to a WebSocket.
    public void upgrade(RoutingContext request) {
        boolean admitted = origins.admit(
                request.request().getHeader("Origin"), request.request().getHeader("Host"));
        SocketAddress remote = request.request().remoteAddress();
        String address = remote == null ? "" : String.valueOf(remote.host());
        HttpConnection connection = request.request().connection();
        request.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    if (!admitted) {
                        new SocketWire(socket, connection).close(CloseReason.ORIGIN_REFUSED);
                    } else if (!quota.take(address)) {
                        new SocketWire(socket, connection).close(CloseReason.TOO_MANY_SOCKETS);
                    } else {
                        serve(socket, new SocketWire(socket, connection), address);
                    }
                })
                .onFailure(_ -> request.response().setStatusCode(426).end());
    }

    public int connections() {
        return open.size();
    }

    /// Tells every client to come back to another replica.
    public void closeAll() {
        open.forEach(connection -> connection.close(CloseReason.GOING_AWAY));
    }

    private void serve(ServerWebSocket socket, SocketWire wire, String address) {
        EventLoop loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
        Connection connection = chat.connect(loop, wire, encoder);
        open.add(connection);
        socket.textMessageHandler(text -> receive(connection, wire, text));
        socket.binaryMessageHandler(bytes -> receive(connection, wire, bytes.toString(StandardCharsets.UTF_8)));
        socket.drainHandler(_ -> connection.drained());
        socket.exceptionHandler(_ -> wire.close(CloseReason.MALFORMED));
        socket.closeHandler(_ -> {
            open.remove(connection);
            quota.release(address);
            connection.closed();
        });
    }

    private void receive(Connection connection, SocketWire wire, String text) {
        if (text.length() > MAX_FRAME_BYTES || utf8Length(text) > MAX_FRAME_BYTES) {
            wire.close(CloseReason.FRAME_TOO_LARGE);
            return;
        }
        try {
            ClientFrame frame = frames.read(text);
            if (frame instanceof ClientFrame.Join join && join.text()) {
                wire.useTextFrames();
            }
            chat.receive(connection, frame);
        } catch (MalformedFrameException e) {
            connection.tell(new ServerEvent.Failure("malformed", String.valueOf(e.getMessage())));
            connection.close(CloseReason.MALFORMED);
        } catch (RuntimeException e) {
            LOG.error("gateway.frame_failed", e);
            connection.close(CloseReason.INTERNAL_ERROR);
        }
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

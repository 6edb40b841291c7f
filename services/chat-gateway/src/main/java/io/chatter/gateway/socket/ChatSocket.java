package io.chatter.gateway.socket;

import io.chatter.gateway.Chat;
import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.ClientNetwork;
import io.chatter.gateway.CloseReason;
import io.chatter.gateway.Connection;
import io.chatter.gateway.ServerEvent;
import io.chatter.gateway.TokenCheck;
import io.chatter.observability.EventLog;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Takes sockets at `/ws`, turns their frames into calls on [Chat] and its answers into frames.
///
/// Below websockets-next, because the fan-out needs to see a full write queue and to share one buffer between all
/// sockets (ADR 13). Each socket lives on one event loop, which runs all of its handlers.
public final class ChatSocket {

    private static final EventLog LOG = EventLog.of(ChatSocket.class);

    static final int MAX_FRAME_BYTES = 64 * 1024;

    /// A gateway's clients come back within a second and a half of its end.
    private static final Duration STEP = Duration.ofMillis(15);

    private static final int STEPS = 100;

    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(30);

    /// Who asks for a socket.
    ///
    /// @param ticket from the address of the socket; a ticket in the join frame goes before it
    private record Caller(ClientNetwork network, Optional<String> ticket) {}

    private final Chat chat;
    private final AllowedOrigins origins;
    private final SocketQuota quota;
    private final ServerEventJson encoder;
    private final ClientFrameJson frames = new ClientFrameJson();
    private final Map<Connection, SocketWire> open = new ConcurrentHashMap<>();
    private volatile boolean leaving;

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
        Caller caller = new Caller(
                ClientNetwork.of(remote == null ? "" : String.valueOf(remote.host())),
                Optional.ofNullable(request.request().getParam("ticket")));
        HttpConnection connection = request.request().connection();
        request.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    if (leaving) {
                        new SocketWire(socket, connection).close(CloseReason.GOING_AWAY);
                    } else if (!admitted) {
                        new SocketWire(socket, connection).close(CloseReason.ORIGIN_REFUSED);
                    } else if (!quota.take(caller.network())) {
                        new SocketWire(socket, connection).close(CloseReason.TOO_MANY_SOCKETS);
                    } else {
                        serve(socket, new SocketWire(socket, connection), caller);
                    }
                })
                .onFailure(_ -> request.response().setStatusCode(426).end());
    }

    public int connections() {
        return open.size();
    }

    /// Tells every client that it will have to come back, to any replica, each a little later than the one before.
    /// Whoever asks for a socket from now on is turned away.
    public void announceLeave() {
        leaving = true;
        int client = 0;
        for (Connection connection : open.keySet()) {
            connection.tell(new ServerEvent.Reconnect(STEP.multipliedBy(client++ % STEPS)));
        }
    }

    /// Closes every socket, and waits until the clients have been told.
    public void closeAll(Duration patience) {
        leaving = true;
        open.keySet().forEach(connection -> connection.close(CloseReason.GOING_AWAY));
        CompletableFuture.allOf(open.values().stream().map(SocketWire::closed).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// Pings clients that have been silent, and closes those that did not answer the last ping.
    public void checkPulses() {
        open.forEach((connection, wire) -> connection.loop().execute(() -> {
            if (!wire.isAlive()) {
                connection.close(CloseReason.IDLE);
            }
        }));
    }

    /// Closes sockets whose tokens are not good any more. Blocks as long as `check` does.
    public void revalidate(TokenCheck check, Instant now) {
        open.keySet().forEach(connection -> connection.revalidate(check, now));
    }

    private void serve(ServerWebSocket socket, SocketWire wire, Caller caller) {
        EventLoop loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
        Connection connection = chat.connect(loop, caller.network(), wire, encoder);
        open.put(connection, wire);
        loop.schedule(connection::closeUnlessJoined, JOIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        socket.textMessageHandler(text -> receive(connection, wire, caller, text));
        socket.binaryMessageHandler(bytes -> receive(connection, wire, caller, bytes.toString(StandardCharsets.UTF_8)));
        socket.pongHandler(_ -> wire.heard());
        socket.drainHandler(_ -> connection.drained());
        socket.exceptionHandler(fault -> wire.close(reasonOf(fault)));
        socket.closeHandler(_ -> {
            open.remove(connection);
            quota.release(caller.network());
            connection.closed();
            wire.ended();
        });
    }

    private void receive(Connection connection, SocketWire wire, Caller caller, String text) {
        if (wire.isClosing()) {
            return;
        }
        wire.heard();
        if (text.length() > MAX_FRAME_BYTES || utf8Length(text) > MAX_FRAME_BYTES) {
            wire.close(CloseReason.FRAME_TOO_LARGE);
            return;
        }
        try {
            chat.receive(connection, prepared(frames.read(text), wire, caller));
        } catch (MalformedFrameException e) {
            connection.tellNow(new ServerEvent.Failure("malformed", String.valueOf(e.getMessage())));
            connection.closeNow(CloseReason.MALFORMED);
        } catch (RuntimeException e) {
            LOG.error("gateway.frame_failed", e);
            connection.closeNow(CloseReason.INTERNAL_ERROR);
        }
    }

    /// Vert.x puts no more frames together than twice what a frame may have, and Netty takes none that is larger; each
    /// says so in its way.
    private static CloseReason reasonOf(Throwable fault) {
        boolean isTooLarge = fault instanceof IllegalStateException
                || (fault instanceof CorruptedWebSocketFrameException frame
                        && frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
        return isTooLarge ? CloseReason.FRAME_TOO_LARGE : CloseReason.MALFORMED;
    }

    /// A join says how the client wants its frames, and may lean on the ticket of the socket's address.
    private static ClientFrame prepared(ClientFrame frame, SocketWire wire, Caller caller) {
        if (!(frame instanceof ClientFrame.Join join)) {
            return frame;
        }
        if (join.text()) {
            wire.useTextFrames();
        }
        return caller.ticket().map(join::withTicket).orElse(join);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

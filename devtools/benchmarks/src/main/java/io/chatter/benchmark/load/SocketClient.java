package io.chatter.benchmark.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A viewer's socket as any client could write it: text frames, events kept in the order of their arrival.
public final class SocketClient implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private SocketClient(URI address) {
        socket = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(address, this)
                .join();
    }

    /// Joins `room`; `cursor` is the last line seen, null for a first visit with `history` lines.
    public static SocketClient join(URI address, String room, int history, @Nullable String cursor) {
        SocketClient client = new SocketClient(address);
        var join = JSON.createObjectNode()
                .put("type", "join")
                .put("room", room)
                .put("name", "viewer")
                .put("format", "text")
                .put("history", history);
        if (cursor != null) {
            join.put("cursor", cursor);
        }
        client.send(join);
        return client;
    }

    /// Joins `room` by a ticket.
    public static SocketClient enter(URI address, String room, String ticket) {
        SocketClient client = new SocketClient(address);
        client.send(JSON.createObjectNode()
                .put("type", "join")
                .put("room", room)
                .put("ticket", ticket)
                .put("format", "text")
                .put("history", 0));
        return client;
    }

    public void say(String nonce, String text) {
        send(JSON.valueToTree(Map.of("type", "say", "nonce", nonce, "text", text)));
    }

    public void send(JsonNode frame) {
        socket.sendText(frame.toString(), true).join();
    }

    public List<JsonNode> events(String type) {
        return events.stream()
                .filter(event -> event.get("type").asText().equals(type))
                .toList();
    }

    /// Ids of the lines shown, in the order in which they were shown.
    public List<String> messageIds() {
        return events("message").stream()
                .map(event -> event.get("message_id").asText())
                .toList();
    }

    /// The cursor of the last line shown.
    public String lastCursor() {
        return events("message").getLast().get("cursor").asText();
    }

    /// Completes with the close code when the server ends the connection; 1006 when it just breaks.
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                JSON.readTree(partial.toString()).forEach(events::add);
            } catch (IOException e) {
                throw new UncheckedIOException("not a frame: " + partial, e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}

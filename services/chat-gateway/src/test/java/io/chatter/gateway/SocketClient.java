package io.chatter.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/// A client of `/ws` that keeps every event it gets.
final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<JsonNode> view = java.util.Collections.unmodifiableList(events);
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(HttpClient http, URI address, String... headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(address, this).join();
    }

    static SocketClient open(URI address, String... headers) {
        return new SocketClient(HttpClient.newHttpClient(), address, headers);
    }

    /// @param address with `wss`
    /// @param trust in the gateway's certificate
    static SocketClient open(URI address, SSLContext trust) {
        return new SocketClient(HttpClient.newBuilder().sslContext(trust).build(), address);
    }

    void send(String frame) {
        socket.sendText(frame.replace('\'', '"'), true).join();
    }

    /// Like [#send]; what the gateway does not want to hear any more is lost.
    void sendUnlessClosed(String frame) {
        if (!closed.isDone()) {
            socket.sendText(frame.replace('\'', '"'), true)
                    .exceptionally(_ -> socket)
                    .join();
        }
    }

    /// Pings.
    ///
    /// Events of a type, in the order they came.
    List<JsonNode> events(String type) {
        return view.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    List<String> texts() {
        return events("message").stream()
                .map(event -> event.path("text").asText())
                .toList();
    }

    JsonNode await(String type, Predicate<JsonNode> wanted) {
        return Awaitility.await(type)
                .atMost(PATIENCE)
                .until(() -> events(type).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    JsonNode await(String type) {
        return await(type, _ -> true);
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            keep(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            keep(text.toString());
            text.setLength(0);
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
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void keep(String frame) {
        try {
            JSON.readTree(frame).forEach(events::add);
        } catch (JsonProcessingException e) {
            closed.completeExceptionally(e);
        }
    }
}

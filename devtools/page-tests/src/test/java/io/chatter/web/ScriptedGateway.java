package io.chatter.web;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Speaks the gateway's side of the socket as a test tells it to: real HTTP, a real socket, the real policy headers,
/// and the bundle from the class path. Its event loop calls the script; the test's thread sends and reads what was
/// received.
final class ScriptedGateway implements AutoCloseable {
    /// The one bearer token that buys a ticket.
    static final String GOOD_TOKEN = "good-token";

    static final String TICKET = "ticket-for-mod";

    /// The bundled TypeScript unit tests, which stand beside their subject.
    private static final Path UNIT_TESTS = Path.of("../../services/web-ui/target/test-classes/unit");

    private static final String POLICY = "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; "
            + "style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors *";
    private static final String OVERLAY_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "m3u8", "application/vnd.apple.mpegurl",
            "ts", "video/mp2t");

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> queries = new ConcurrentHashMap<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final ConcurrentHashMap.KeySetView<ServerWebSocket, Boolean> sockets = ConcurrentHashMap.newKeySet();
    private volatile BiConsumer<ScriptedGateway, JsonObject> script = (gateway, frame) -> {};
    private volatile JsonArray personas = new JsonArray();
    private volatile JsonObject memories = new JsonObject();
    private volatile @Nullable JsonArray record;
    private volatile @Nullable Path recording;
    private volatile BiFunction<Long, Long, JsonObject> past = (from, until) -> new JsonObject();
    private volatile boolean refusing;

    private ScriptedGateway() {
        server = vertx.createHttpServer()
                .requestHandler(this::serve)
                .webSocketHandler(this::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static ScriptedGateway start() {
        return new ScriptedGateway();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    /// Answers each frame of a client; the default is silence.
    void onFrame(BiConsumer<ScriptedGateway, JsonObject> answer) {
        script = answer;
    }

    /// What every persona remembers from now on.
    void memories(JsonObject remembered) {
        memories = remembered;
    }

    /// What moderators decided, newest first, for whoever asks with the good token; until it is set, that cannot be
    /// told.
    void record(JsonArray decisions) {
        record = decisions;
    }

    void personas(JsonArray cards) {
        personas = cards;
    }

    /// Serves the files of a folder under `/recording/`.
    void recording(Path folder) {
        recording = folder;
    }

    /// What a client gets that asks for the past: from `from` until `until`, in epoch milliseconds.
    void past(BiFunction<Long, Long, JsonObject> answer) {
        past = answer;
    }

    /// The queries with which a path was asked for over HTTP.
    List<String> asked(String path) {
        return List.copyOf(queries.getOrDefault(path, List.of()));
    }

    /// Everything clients sent, oldest first.
    List<JsonObject> received() {
        return List.copyOf(received);
    }

    List<JsonObject> received(String type) {
        return received.stream()
                .filter(frame -> type.equals(frame.getString("type")))
                .toList();
    }

    /// The first frame of `type`, as soon as a client has sent one.
    JsonObject awaitReceived(String type) {
        await().until(() -> !received(type).isEmpty());
        return received(type).getFirst();
    }

    /// Waits until clients have joined so many times, counted from the start, and got the script's answer: what is sent
    /// earlier may reach nobody.
    void awaitJoined(int times) {
        await().until(() -> joined() >= times);
    }

    /// How often clients have joined and got the script's answer.
    int joined() {
        return joined.get();
    }

    /// Sends one frame of these events to every client.
    void send(JsonObject... events) {
        Buffer frame = new JsonArray(List.of(events)).toBuffer();
        sockets.forEach(socket -> socket.writeBinaryMessage(frame));
    }

    /// Sends `perSecond` lines a second in a frame each 50 ms, numbered from `first`, until `count` are sent.
    void pour(int first, int perSecond, int count) {
        int perFrame = perSecond / 20;
        AtomicInteger next = new AtomicInteger(first);
        vertx.setPeriodic(50, timer -> {
            int from = next.getAndAdd(perFrame);
            if (from >= first + count) {
                vertx.cancelTimer(timer);
                return;
            }
            send(java.util.stream.IntStream.range(from, from + perFrame)
                    .mapToObj(offset -> Frames.message(offset, "line " + offset + " with Kappa and @Robin2"))
                    .toArray(JsonObject[]::new));
        });
    }

    /// Cuts every connection without a word, as a killed gateway does; refuses new ones until [#comeBack()].
    void die() {
        refusing = true;
        sockets.forEach(socket -> socket.close((short) 1001));
    }

    void comeBack() {
        refusing = false;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void accept(ServerWebSocket socket) {
        if (refusing) {
            socket.close((short) 1001);
            return;
        }
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
        socket.textMessageHandler(text -> {
            JsonObject frame = new JsonObject(text);
            received.add(frame);
            script.accept(this, frame);
            if ("join".equals(frame.getString("type"))) {
                joined.incrementAndGet();
            }
        });
    }

    private void serve(HttpServerRequest request) {
        String path = request.path();
        HttpServerResponse response = request.response()
                .putHeader("Content-Security-Policy", path.equals("/overlay") ? OVERLAY_POLICY : POLICY);
        queries.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(String.valueOf(request.query()));
        if (path.startsWith("/api/personas/")) {
            response.putHeader("Content-Type", "application/json").end(personas.toBuffer());
        } else if (path.endsWith("/memories")) {
            response.putHeader("Content-Type", "application/json").end(memories.toBuffer());
        } else if (path.equals("/api/rooms/demo/moderation")) {
            serveRecord(request, response);
        } else if (path.equals("/api/tickets")) {
            boolean good = isByModerator(request);
            response.setStatusCode(good ? 200 : 401).end(good ? "{\"ticket\":\"" + TICKET + "\"}" : "");
        } else if (path.equals("/api/rooms/demo/past/span")) {
            long now = System.currentTimeMillis();
            response.end(new JsonObject()
                    .put("oldest", now - 3_600_000)
                    .put("newest", now)
                    .toBuffer());
        } else if (path.equals("/api/rooms/demo/past")) {
            response.end(past.apply(Long.valueOf(request.getParam("from")), Long.valueOf(request.getParam("until")))
                    .toBuffer());
        } else if (path.equals("/api/rooms")) {
            response.putHeader("Content-Type", "application/json").end("[{\"id\":\"demo\"}]");
        } else {
            serveFile(response, path.equals("/") ? "/index.html" : path.equals("/overlay") ? "/overlay.html" : path);
        }
    }

    private void serveRecord(HttpServerRequest request, HttpServerResponse response) {
        JsonArray decisions = record;
        if (!isByModerator(request)) {
            response.setStatusCode(401).end();
        } else if (decisions == null) {
            response.setStatusCode(503).end();
        } else {
            response.end(new JsonObject().put("record", decisions).toBuffer());
        }
    }

    private static boolean isByModerator(HttpServerRequest request) {
        return ("Bearer " + GOOD_TOKEN).equals(request.getHeader("Authorization"));
    }

    private void serveFile(HttpServerResponse response, String path) {
        byte @Nullable [] content = content(path);
        if (content == null) {
            response.setStatusCode(404).end();
            return;
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        response.putHeader("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"))
                .end(Buffer.buffer(content));
    }

    private byte @Nullable [] content(String path) {
        Path folder = recording;
        if (folder != null && path.startsWith("/recording/")) {
            return read(folder.resolve(path.substring("/recording/".length())));
        }
        return path.startsWith("/unit/")
                ? read(UNIT_TESTS.resolve(path.substring("/unit/".length())))
                : read("/META-INF/resources" + path);
    }

    private static byte @Nullable [] read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + file, e);
        }
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream content = ScriptedGateway.class.getResourceAsStream(resource)) {
            return content == null ? null : content.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + resource, e);
        }
    }
}

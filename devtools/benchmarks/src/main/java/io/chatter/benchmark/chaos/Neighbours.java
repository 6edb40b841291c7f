package io.chatter.benchmark.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A chat model with OpenAI's interface and a memory server with that of Mem0, over real HTTP, that break on request.
/// The memory forgets everything at once. Thread-safe.
final class Neighbours implements AutoCloseable {

    private static final List<String> LINES =
            List.of("that jump was so clean", "chat is he lost again", "the music here though", "no way that worked");
    private static final List<String> GARBAGE = List.of(
            "<html><body>busy</body></html>",
            "{\"choices\":[]}",
            "{\"choices\":[{\"message\":{\"content\":null}}]}",
            "");
    private static final String COMPLETION = """
            {"id":"1","object":"chat.completion","model":"tiny","choices":[{"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"%s"}}],
            "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong garbage = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean talksGarbage;
    private volatile boolean down;

    Neighbours() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/memories", this::remember);
        server.setExecutor(threads);
        server.start();
    }

    /// What the services have to be told to use them.
    Map<String, String> environment() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "CHATTER_LLM_PROVIDER", "openai",
                "CHATTER_LLM_BASE_URL", address + "/v1",
                "CHATTER_LLM_MODEL", "tiny",
                "CHATTER_LLM_API_KEY", "none",
                "CHATTER_MEMORY_PROVIDER", "mem0",
                "CHATTER_MEMORY_EXTRACTION", "rule",
                "CHATTER_MEMORY_MEM0_BASE_URL", address);
    }

    void modelTalksGarbage(boolean talks) {
        talksGarbage = talks;
    }

    void memoryIsDown(boolean down) {
        this.down = down;
    }

    /// Answers that no client can use, so far.
    long garbage() {
        return garbage.get();
    }

    /// Calls of the memory that were refused, so far.
    long refusals() {
        return refusals.get();
    }

    private void complete(HttpExchange exchange) throws IOException {
        int call = (int) (calls.incrementAndGet() % LINES.size());
        if (talksGarbage) {
            garbage.incrementAndGet();
            answer(exchange, 200, GARBAGE.get(call));
        } else {
            answer(exchange, 200, COMPLETION.formatted(LINES.get(call)));
        }
    }

    private void remember(HttpExchange exchange) throws IOException {
        if (down) {
            refusals.incrementAndGet();
            answer(exchange, 503, "{\"detail\":\"out of order\"}");
        } else {
            answer(exchange, 200, "{\"results\":[]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

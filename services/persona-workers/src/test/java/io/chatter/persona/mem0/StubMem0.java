package io.chatter.persona.mem0;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatter.persona.mem0.Mem0Server.Dialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The contract of both dialects of Mem0 over real HTTP, with faults on request. Refuses what the real
/// servers refuse: other paths, a missing key, ids with blanks, top-level filters; answers as briefly as they do.
final class StubMem0 implements AutoCloseable {

    enum Fault {
        NONE,
        DOWN,
        HANGING,
        /// Sends its headers, and then nothing.
        STALLING,
        HTML,
        /// Fails whenever it is to add [#POISON].
        POISONED,
        /// Ignores filters, as several vector stores do.
        LYING,
        /// Stores, then answers with an error.
        FORGETFUL,
        /// Stores, then answers with an id that no path can hold.
        GARBLED
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String POISON = "poison";
    /// How much the self-hosted server answers with when it is not asked for more.
    private static final String TOP_K = "20";

    private static final String KEY = "secret";

    private final Dialect dialect;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, ObjectNode> memories = new ConcurrentHashMap<>(new LinkedHashMap<>());
    private final AtomicInteger ids = new AtomicInteger();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> refusals = new CopyOnWriteArrayList<>();
    volatile Fault fault = Fault.NONE;

    StubMem0(Dialect dialect) throws IOException {
        this.dialect = dialect;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    Mem0Server address() {
        return new Mem0Server(
                dialect, URI.create("http://127.0.0.1:" + server.getAddress().getPort()), KEY, Duration.ofMillis(500));
    }

    List<JsonNode> stored() {
        return List.copyOf(memories.values());
    }

    /// As somebody else's client would.
    void put(String id, String text, JsonNode metadata) {
        ObjectNode memory = JSON.createObjectNode().put("id", id).put("memory", text);
        memory.put("agent_id", metadata.path("scope").asText());
        memory.set("metadata", metadata);
        memories.put(id, memory);
    }

    void remove(String id) {
        memories.remove(id);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            calls.add(call);
            switch (fault) {
                case DOWN -> answer(exchange, 503, "{\"detail\":\"no\",\"code\":\"provider\",\"request_id\":\"1\"}");
                case HANGING -> closing.await();
                case HTML -> answer(exchange, 200, "<html>busy</html>");
                case STALLING -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write("{\"results\":".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    closing.await();
                }
                case NONE, LYING, FORGETFUL, POISONED, GARBLED -> serve(exchange, call, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, String call, String body) throws IOException {
        boolean hosted = dialect == Dialect.HOSTED;
        String key = exchange.getRequestHeaders().getFirst(hosted ? "Authorization" : "X-API-Key");
        if (!(hosted ? "Token " + KEY : KEY).equals(key)) {
            refuse(exchange, 401, "key");
            return;
        }
        JsonNode json = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        String one = hosted ? "/v1/memories/" : "/memories/";
        if (call.equals(hosted ? "POST /v3/memories/add/" : "POST /memories")) {
            add(exchange, json);
        } else if (call.equals(hosted ? "POST /v3/memories/" : "GET /memories")) {
            list(exchange, json);
        } else if (call.startsWith("PUT " + one)) {
            ObjectNode memory = memories.get(id(call, one, hosted));
            if (memory == null) {
                refuse(exchange, 404, "unknown");
                return;
            }
            memory.put("memory", json.path("text").asText()).set("metadata", json.path("metadata"));
            answer(exchange, 200, memory.toString());
        } else if (call.startsWith("DELETE " + one)) {
            answer(exchange, memories.remove(id(call, one, hosted)) == null ? 404 : 200, "{}");
        } else {
            refuse(exchange, 404, call);
        }
    }

    private static String id(String call, String one, boolean hosted) {
        String rest = call.substring(call.indexOf(one) + one.length());
        return hosted ? rest.substring(0, rest.length() - 1) : rest;
    }

    private void add(HttpExchange exchange, JsonNode json) throws IOException {
        String agent = json.path("agent_id").asText();
        if (agent.isBlank() || agent.contains(" ") || json.path("infer").asBoolean(true)) {
            refuse(exchange, 400, "agent_id must hold no blanks, and nothing is inferred here");
            return;
        }
        String text = json.path("messages").path(0).path("content").asText();
        if (fault == Fault.POISONED && text.equals(POISON)) {
            answer(exchange, 500, "{\"detail\":\"no\"}");
            return;
        }
        String id = "m" + ids.incrementAndGet();
        ObjectNode memory =
                JSON.createObjectNode().put("id", id).put("memory", text).put("agent_id", agent);
        memory.set("metadata", json.path("metadata"));
        memories.put(id, memory);
        if (fault == Fault.FORGETFUL) {
            answer(exchange, 502, "{\"detail\":\"provider\"}");
            return;
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("results")
                .addObject()
                .put("id", fault == Fault.GARBLED ? "no id" : id)
                .put("event", "ADD");
        answer(exchange, 200, answer.toString());
    }

    private void list(HttpExchange exchange, JsonNode json) throws IOException {
        boolean hosted = dialect == Dialect.HOSTED;
        if (hosted && !json.path("filters").isObject()) {
            refuse(exchange, 400, "filters are required");
            return;
        }
        Map<String, String> query = query(exchange);
        String agent = hosted ? json.path("filters").path("agent_id").asText() : query.getOrDefault("agent_id", "");
        ArrayNode results = JSON.createArrayNode();
        memories.values().stream()
                .filter(memory ->
                        fault == Fault.LYING || memory.path("agent_id").asText().equals(agent))
                .limit(hosted ? Long.MAX_VALUE : Long.parseLong(query.getOrDefault("top_k", TOP_K)))
                .forEach(results::add);
        answer(
                exchange,
                200,
                hosted
                        ? results.toString()
                        : JSON.createObjectNode().set("results", results).toString());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(
                        String.valueOf(exchange.getRequestURI().getRawQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private void refuse(HttpExchange exchange, int status, String why) throws IOException {
        refusals.add(why);
        answer(exchange, status, "{\"detail\":\"" + why + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

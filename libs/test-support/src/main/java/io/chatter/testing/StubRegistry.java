package io.chatter.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatter.testing.StubSubjects.Version;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/// A schema registry in memory that speaks Confluent's REST API over real HTTP: its paths, bodies and error codes,
/// global ids and compatibility levels, as far as a serde meets them. Faults can be switched on and off while it
/// runs. Thread-safe; each request has a virtual thread.
public final class StubRegistry implements AutoCloseable {

    private static final StubSubjects NOTHING = new StubSubjects();
    private static final String BASE = "/apis/ccompat/v7";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What to send back.
    private record Reply(int status, Object body) {

        static Reply ok(Object body) {
            return new Reply(200, body);
        }

        static Reply error(int status, int code, String message) {
            return new Reply(status, Map.of("error_code", code, "message", message));
        }
    }

    private final StubSubjects subjects = new StubSubjects();
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile RegistryFault fault = RegistryFault.NONE;

    private StubRegistry(HttpServer server) {
        this.server = server;
    }

    /// Starts an empty registry on a random port, with compatibility NONE as Apicurio has it.
    public static StubRegistry start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StubRegistry registry = new StubRegistry(server);
        server.createContext("/", registry::handle);
        server.setExecutor(registry.threads);
        server.start();
        return registry;
    }

    /// The value for `schema.registry.url`.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BASE);
    }

    /// How many requests came so far, answered or not.
    public int requests() {
        return requests.get();
    }

    /// From now on every request meets this fault.
    public void suffer(RegistryFault next) {
        fault = next;
    }

    /// Registers without HTTP.
    ///
    /// @return the wire-format id
    public int register(String subject, Schema schema) {
        return subjects.register(subject, schema)
                .orElseThrow(() -> new IllegalArgumentException("incompatible schema for " + subject))
                .id();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        switch (fault) {
            case NONE, AMNESIA -> send(exchange, answer(exchange));
            case SERVER_ERROR -> send(exchange, Reply.error(500, 50_001, "Error in the backend data store"));
            case WEB_PAGE -> send(exchange, 200, "<html>hello</html>");
            case HANG -> hang();
        }
    }

    private static void hang() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith(BASE)) {
            return Reply.error(404, 404, "HTTP 404 Not Found");
        }
        List<String> parts = List.of(path.substring(BASE.length() + 1).split("/")).stream()
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        return switch (parts.getFirst()) {
            case "subjects" -> subjects(exchange.getRequestMethod(), parts, body);
            case "schemas" -> schema(Integer.parseInt(parts.getLast()));
            case "config" -> config(exchange.getRequestMethod(), parts.size() > 1 ? parts.get(1) : "", body);
            default -> Reply.error(404, 404, "HTTP 404 Not Found");
        };
    }

    private StubSubjects known() {
        return fault == RegistryFault.AMNESIA ? NOTHING : subjects;
    }

    private Reply subjects(String method, List<String> parts, JsonNode body) {
        if (parts.size() == 1) {
            return Reply.ok(known().names());
        }
        String subject = parts.get(1);
        if (method.equals("GET")) {
            return version(subject, parts.getLast());
        }
        Schema schema;
        try {
            schema = new Schema.Parser().parse(body.path("schema").asText());
        } catch (SchemaParseException e) {
            return Reply.error(422, 42_201, "Invalid schema");
        }
        return parts.size() == 2 ? lookup(subject, schema) : add(subject, schema);
    }

    private Reply add(String subject, Schema schema) {
        return subjects.register(subject, schema)
                .map(version -> Reply.ok(Map.of("id", version.id())))
                .orElseGet(() -> Reply.error(
                        409, 409, "Schema being registered is incompatible with an earlier schema for " + subject));
    }

    private Reply lookup(String subject, Schema schema) {
        if (known().versions(subject).isEmpty()) {
            return Reply.error(404, 40_401, "Subject '" + subject + "' not found.");
        }
        return known().find(subject, schema)
                .map(StubRegistry::describe)
                .orElseGet(() -> Reply.error(404, 40_403, "Schema not found"));
    }

    private Reply version(String subject, String wanted) {
        List<Version> versions = known().versions(subject);
        if (versions.isEmpty()) {
            return Reply.error(404, 40_401, "Subject '" + subject + "' not found.");
        }
        int number = wanted.equals("latest") ? versions.size() : Integer.parseInt(wanted);
        Optional<Version> found =
                versions.stream().filter(version -> version.version() == number).findFirst();
        return found.map(StubRegistry::describe).orElseGet(() -> Reply.error(404, 40_402, "Version not found."));
    }

    private Reply schema(int id) {
        @Nullable Schema schema = known().byId(id);
        return schema == null
                ? Reply.error(404, 40_403, "Schema " + id + " not found")
                : Reply.ok(Map.of("schema", schema.toString()));
    }

    private Reply config(String method, String subject, JsonNode body) {
        if (method.equals("GET")) {
            return Reply.ok(Map.of("compatibilityLevel", subjects.level(subject)));
        }
        String level = body.path("compatibility").asText();
        subjects.setLevel(subject, level);
        return Reply.ok(Map.of("compatibility", level));
    }

    private static Reply describe(Version version) {
        return Reply.ok(Map.of(
                "subject", version.subject(),
                "version", version.version(),
                "id", version.id(),
                "schema", version.schema().toString()));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        send(exchange, reply.status(), JSON.writeValueAsString(reply.body()));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}

package io.chatter.persona.mem0;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One call at a time to a Mem0 server, without retries. What is stored was drawn by us, so nothing is ever
/// inferred there. Thread-safe; blocks up to the server's time-out, in which the whole answer must be there.
final class Mem0Client implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    private static final int PAGES = 20;
    private static final long LONGEST_ANSWER = 8 << 20;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;

    private final Mem0Server server;
    private final Mem0Archive.Observer observer;
    private final HttpClient http;

    Mem0Client(Mem0Server server, Mem0Archive.Observer observer) {
        this.server = server;
        this.observer = observer;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(server.timeout())
                .build();
    }

    /// @return Mem0's id of it
    String add(MemoryRecord memory) throws Mem0Exception, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", memory.getText());
        body.put("agent_id", Scope.of(memory).label()).put("infer", false);
        body.set("metadata", StoredMemory.metadata(memory));
        JsonNode answer = call("POST", server.add(), body);
        String id = results(answer).path(0).path("id").asText();
        if (!StoredMemory.isId(id)) {
            throw new Mem0Exception("Mem0 did not say what it stored", true, null);
        }
        return id;
    }

    void update(String id, MemoryRecord memory) throws Mem0Exception, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("text", memory.getText());
        body.set("metadata", StoredMemory.metadata(memory));
        call("PUT", server.one(id), body);
    }

    void delete(String id) throws Mem0Exception, InterruptedException {
        call("DELETE", server.one(id), null);
    }

    /// Everything of the scope, as far as it can be believed to be.
    List<StoredMemory> list(Scope scope) throws Mem0Exception, InterruptedException {
        List<StoredMemory> found = new ArrayList<>();
        boolean hosted = server.dialect() == Mem0Server.Dialect.HOSTED;
        for (int page = 1; page <= PAGES; page++) {
            URI uri = server.list(URLEncoder.encode(scope.label(), UTF_8), page, PAGE, PAGES * PAGE);
            JsonNode results = results(hosted ? call("POST", uri, filters(scope)) : call("GET", uri, null));
            results.forEach(one -> StoredMemory.read(one, scope).ifPresentOrElse(found::add, observer::disbelieved));
            if (!hosted || results.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    private static ObjectNode filters(Scope scope) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("filters").put("agent_id", scope.label());
        return body;
    }

    /// Both dialects answer with a list, or with one under `results`.
    private static JsonNode results(JsonNode answer) {
        return answer.isArray() ? answer : answer.path("results");
    }

    private JsonNode call(String method, URI uri, @Nullable ObjectNode body)
            throws Mem0Exception, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(server.timeout())
                .header(server.header(), server.headerValue())
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        long begin = System.nanoTime();
        boolean success = false;
        try {
            JsonNode answer = parsed(method, send(request.build()));
            success = true;
            return answer;
        } catch (IOException e) {
            throw new Mem0Exception("Mem0 cannot be reached", true, e);
        } finally {
            observer.answered(Duration.ofNanos(System.nanoTime() - begin), success);
        }
    }

    /// The time-out of a request ends with the headers of its answer; this one holds for the body, too.
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, limiting(ofString(UTF_8), LONGEST_ANSWER));
        try {
            return answer.get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + server.timeout(), e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static JsonNode parsed(String method, HttpResponse<String> response) throws Mem0Exception {
        int status = response.statusCode();
        boolean gone = status == NOT_FOUND && method.equals("DELETE");
        if (gone) {
            return JSON.createObjectNode();
        }
        if (status < OK || status >= MULTIPLE_CHOICES) {
            boolean passing = status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
            throw new Mem0Exception("Mem0 answered HTTP " + status, passing, null);
        }
        try {
            return Optional.ofNullable(JSON.readTree(response.body())).orElseGet(JSON::createObjectNode);
        } catch (JsonProcessingException e) {
            throw new Mem0Exception("Mem0 answered no JSON", true, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

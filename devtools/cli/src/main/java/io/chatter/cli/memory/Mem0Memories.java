package io.chatter.cli.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.cli.CliFailure;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.PersonaAssignment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What personas remember, on a Mem0 server: the memories of the agents on the roster, for the server is asked
/// scope by scope. Not thread-safe.
public final class Mem0Memories implements MemoryStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PAGE = 100;
    private static final int PAGES = 20;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int NOT_FOUND = 404;

    private final Mem0Access server;
    private final Supplier<Collection<PersonaAssignment>> agents;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    /// What the server calls each memory; a memory may have been stored twice.
    private final Map<UUID, List<String>> ids = new HashMap<>();

    /// @param agents whose memories are meant
    public Mem0Memories(Mem0Access server, Supplier<Collection<PersonaAssignment>> agents) {
        this.server = server;
        this.agents = agents;
    }

    @Override
    public List<Kept> all() {
        Map<UUID, MemoryRecord> memories = new HashMap<>();
        for (PersonaAssignment agent : agents.get()) {
            for (JsonNode stored : stored("room:" + agent.getRoomId() + "|agent:" + agent.getAgent())) {
                Mem0Record.read(stored, agent).ifPresent(memory -> {
                    memories.merge(memory.getMemoryId(), memory, Mem0Memories::newer);
                    ids.computeIfAbsent(memory.getMemoryId(), _ -> new ArrayList<>())
                            .add(stored.path("id").asText());
                });
            }
        }
        return Kept.of(memories.values().stream()
                .sorted((one, other) -> one.getCreatedAt().compareTo(other.getCreatedAt()))
                .toList());
    }

    private static MemoryRecord newer(MemoryRecord one, MemoryRecord other) {
        return one.getUpdatedAt().isBefore(other.getUpdatedAt()) ? other : one;
    }

    @Override
    public void forget(List<Kept> memories) {
        for (Kept kept : memories) {
            for (String id : ids.getOrDefault(kept.memory().getMemoryId(), List.of())) {
                call("DELETE", server.hosted() ? "/v1/memories/" + id + "/" : "/memories/" + id, "");
            }
        }
    }

    private List<JsonNode> stored(String scope) {
        List<JsonNode> stored = new ArrayList<>();
        for (int page = 1; page <= PAGES; page++) {
            JsonNode answer = server.hosted()
                    ? call(
                            "POST",
                            "/v3/memories/?page=" + page + "&page_size=" + PAGE,
                            JSON.createObjectNode()
                                    .set("filters", JSON.createObjectNode().put("agent_id", scope))
                                    .toString())
                    : call(
                            "GET",
                            "/memories?agent_id=" + URLEncoder.encode(scope, UTF_8) + "&top_k=" + PAGES * PAGE,
                            "");
            JsonNode results = answer.isArray() ? answer : answer.path("results");
            results.forEach(stored::add);
            if (!server.hosted() || results.size() < PAGE) {
                break;
            }
        }
        return stored;
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header(
                        server.hosted() ? "Authorization" : "X-API-Key",
                        server.hosted() ? "Token " + server.apiKey() : server.apiKey())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            boolean gone = method.equals("DELETE") && response.statusCode() == NOT_FOUND;
            if (!gone && (response.statusCode() < OK || response.statusCode() >= MULTIPLE_CHOICES)) {
                throw failure(" answered HTTP " + response.statusCode(), null);
            }
            return gone || response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw failure(" cannot be reached, or answered no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(" was not waited for", e);
        }
    }

    private CliFailure failure(String what, @Nullable Exception cause) {
        String mend = "Check CHATTER_MEMORY_MEM0_BASE_URL, _DIALECT and _API_KEY, then run it again";
        return cause == null ? new CliFailure(server + what, mend) : new CliFailure(server + what, mend, cause);
    }
}

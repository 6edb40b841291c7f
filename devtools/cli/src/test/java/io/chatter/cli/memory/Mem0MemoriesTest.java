package io.chatter.cli.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatter.cli.CliFailure;
import io.chatter.schema.PersonaAssignment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both dialects of Mem0 over real HTTP.
class Mem0MemoriesTest {

    private static final UUID OLD = new UUID(0, 1);
    private static final UUID NEW = new UUID(0, 2);

    private final List<String> calls = new ArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldListTheAgentsMemoriesAndNobodyElses(boolean hosted) {
        // Given
        Mem0Memories memories = memories(hosted);

        // When
        List<Kept> all = memories.all();

        // Then
        assertThat(all)
                .extracting(one -> one.memory().getText())
                .containsExactly("alice hates soup", "alice loves soup");
        assertThat(all).extracting(Kept::superseded).containsExactly(true, false);
        assertThat(all).allMatch(one -> one.concerns("alice"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDeleteEveryCopy(boolean hosted) {
        // Given
        Mem0Memories memories = memories(hosted);
        List<Kept> all = memories.all();
        calls.clear();

        // When
        memories.forget(Kept.withHistory(List.of(all.getLast()), all));

        // Then
        String one = hosted ? "DELETE /v1/memories/%s/" : "DELETE /memories/%s";
        assertThat(calls).containsExactly(one.formatted("m1"), one.formatted("m2"), one.formatted("m3"));
    }

    @Test
    void shouldSayWhatToCheckWhenTheServerRefuses() {
        // Given
        status = 401;
        Mem0Memories memories = memories(false);

        // When, Then
        assertThatThrownBy(memories::all)
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void shouldLookAtTheTopicUnlessToldOtherwise() {
        assertThat(Mem0Access.of(Map.of())).isEmpty();
        assertThat(Mem0Access.of(Map.of("CHATTER_MEMORY_PROVIDER", "embedded"))).isEmpty();
        assertThat(Mem0Access.of(Map.of("CHATTER_MEMORY_PROVIDER", "mem0"))).isPresent();
    }

    private Mem0Memories memories(boolean hosted) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Mem0Memories(new Mem0Access(hosted, address, "secret"), () -> List.of(vera()));
    }

    private static PersonaAssignment vera() {
        return PersonaAssignment.newBuilder()
                .setRoomId("demo")
                .setAgent("vera")
                .setPersona("vera")
                .setDisplayName("Vera")
                .setColor("#ff0000")
                .setSeed(1)
                .setEnabled(true)
                .setAssignedAt(Instant.EPOCH)
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            List<String> all = List.of(
                    stored("m1", "vera", OLD, "alice hates soup", null),
                    stored("m2", "vera", NEW, "alice loves soup", OLD),
                    stored("m3", "vera", NEW, "alice loves soup", OLD),
                    stored("m4", "ben", new UUID(0, 4), "somebody else's", null));
            boolean whole =
                    String.valueOf(exchange.getRequestURI().getQuery()).matches(".*(top_k|page_size)=\\d{3,}.*");
            String results =
                    String.join(",", whole ? all : all.subList(0, 1)); // a server gives few unless asked for more
            byte[] body = ("{\"results\":[" + results + "]}").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String stored(String id, String agent, UUID memory, String text, @Nullable UUID supersedes) {
        return """
                {"id":"%s","memory":"%s","metadata":{"scope":"room:demo|agent:%s","memory_id":"%s","type":"PREFERENCE",
                "other_user":"alice","slot":"preference/alice/soup","polarity":"POSITIVE","confidence":0.7,
                "importance":0.5,"created_at":%d,"updated_at":%d%s}}""".formatted(
                        id,
                        text,
                        agent,
                        memory,
                        memory.getLeastSignificantBits(),
                        memory.getLeastSignificantBits(),
                        supersedes == null ? "" : ",\"supersedes\":\"" + supersedes + "\"");
    }
}

package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the services write down of their work: traces that hang together, and logs without what people say.
class TraceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TELLING = 16;

    private final RunningStack stack = RunningStack.shared();

    @Test
    void shouldLeadFromTheStreamThroughDecisionMemoryModelAndSafetyToTheSockets() {
        // When
        await().atMost(PATIENCE)
                .until(() -> path("chat.broadcast", "stream.heard").isPresent());

        // Then
        List<JsonNode> path = path("chat.broadcast", "stream.heard").orElseThrow();
        assertThat(path)
                .extracting(span ->
                        span.get("service").asText() + " " + span.get("name").asText())
                .containsExactly(
                        "chat-gateway chat.broadcast",
                        "chat-gateway chat.judge",
                        "persona-workers persona.turn",
                        "stream-context stream.heard");
        JsonNode turn = path.get(2);
        assertThat(spans())
                .filteredOn(span -> span.get("parent_span_id").equals(turn.get("span_id")))
                .extracting(span -> span.get("name").asText())
                .contains("persona.wait", "persona.recall", "persona.generate");
    }

    @Test
    void shouldLeadFromAPersonsLineToTheSockets() {
        // When
        stack.run("say", "a line that leaves a trace").requireDone();

        // Then
        await().atMost(PATIENCE).until(() -> path("chat.broadcast", "chat.say").isPresent());
        assertThat(path("chat.broadcast", "chat.say").orElseThrow())
                .extracting(span -> span.get("name").asText())
                .containsExactly("chat.broadcast", "chat.judge", "chat.say");
    }

    @Test
    void shouldLeadFromAPersonsLineThroughThePersonasAnswerToTheSockets() {
        // When
        stack.run("say", "@zapgoblin @mossybean @grandma-edith are you there").requireDone();

        // Then
        await().atMost(PATIENCE).until(() -> answer().isPresent());
        List<JsonNode> path = answer().orElseThrow();
        assertThat(path)
                .extracting(span ->
                        span.get("service").asText() + " " + span.get("name").asText())
                .containsExactly(
                        "chat-gateway chat.broadcast",
                        "chat-gateway chat.judge",
                        "persona-workers persona.turn",
                        "chat-gateway chat.judge",
                        "chat-gateway chat.say");
        assertThat(spans())
                .filteredOn(
                        span -> span.get("parent_span_id").equals(path.get(2).get("span_id")))
                .extracting(span -> span.get("name").asText())
                .contains("persona.wait", "persona.recall", "persona.generate");
    }

    @Test
    void shouldLogNothingThatWasSaid() throws IOException {
        // Given
        stack.run("say", "nobody should find this sentence in a log").requireDone();
        TopicLog log = stack.log();
        List<String> said = Stream.concat(
                        log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                                .map(ChatMessage::getText),
                        log.values(TopicCatalogue.STREAM_CONTEXT, StreamContext.class).stream()
                                .flatMap(context -> context.getSegments().stream())
                                .map(segment -> segment.getText()))
                .filter(text -> text.length() >= TELLING)
                .distinct()
                .toList();
        assertThat(said).isNotEmpty();

        // When
        String logs;
        try (Stream<Path> files = Files.walk(stack.logs())) {
            logs = files.filter(Files::isRegularFile).map(TraceTest::read).collect(Collectors.joining());
        }

        // Then
        assertThat(logs).contains("gateway.started");
        assertThat(said).noneMatch(logs::contains);
    }

    /// The spans from one named `from` back to the beginning of its trace, if that is named `origin`; the shortest
    /// such path, for a persona's answer goes on with the trace of what it answers.
    private Optional<List<JsonNode>> path(String from, String origin) {
        return paths(from, origin).min(Comparator.comparingInt(List::size));
    }

    /// The shortest path from the sockets through a persona's turn back to a person's line.
    private Optional<List<JsonNode>> answer() {
        return paths("chat.broadcast", "chat.say")
                .filter(path ->
                        path.stream().anyMatch(span -> span.get("name").asText().equals("persona.turn")))
                .min(Comparator.comparingInt(List::size));
    }

    private Stream<List<JsonNode>> paths(String from, String origin) {
        Map<String, JsonNode> byId = spans().stream()
                .collect(Collectors.toMap(span -> span.get("span_id").asText(), Function.identity(), (a, _) -> a));
        return byId.values().stream()
                .filter(span -> span.get("name").asText().equals(from))
                .map(span -> back(span, byId))
                .filter(path -> path.getLast().get("name").asText().equals(origin));
    }

    private static List<JsonNode> back(JsonNode span, Map<String, JsonNode> byId) {
        List<JsonNode> path = new ArrayList<>();
        for (JsonNode at = span;
                at != null;
                at = byId.get(at.get("parent_span_id").asText())) {
            assertThat(at.get("trace_id")).isEqualTo(span.get("trace_id"));
            path.add(at);
        }
        return path;
    }

    private List<JsonNode> spans() {
        return read(stack.spans())
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(line, e);
                    }
                })
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

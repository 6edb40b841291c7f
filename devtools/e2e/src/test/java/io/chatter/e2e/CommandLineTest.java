package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.cli.script.ChatterScript;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/// What the commands say about a running stack is what is on its topics.
class CommandLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningStack stack = RunningStack.shared();
    private final TopicLog log = stack.log();

    @Test
    void shouldSayALineAndFindItOnTheFirehose() {
        // When
        ChatterScript.Run said = stack.run("say", "a line from the command line", "--name", "typist");

        // Then
        assertThat(said.requireDone().output()).contains("a line from the command line");
        assertThat(stack.run("topics", "tail", "chat.firehose", "--no-follow", "-n", "50")
                        .requireDone()
                        .output())
                .contains("a line from the command line");
    }

    @Test
    void shouldReportProcessesRoomsAndLag() throws IOException {
        // When
        await().atMost(PATIENCE)
                .until(() -> stack.status().at("/rooms/0/messages_per_minute").asDouble() > 0
                        && stack.status().get("groups").size() > 1);
        JsonNode status = JSON.readTree(stack.run("status", "--json").output());

        // Then
        assertThat(status.get("healthy").asBoolean()).isTrue();
        assertThat(StreamSupport.stream(status.get("services").spliterator(), false))
                .hasSize(7)
                .allSatisfy(service -> {
                    assertThat(ProcessHandle.of(service.get("pid").asLong())).isPresent();
                    assertThat(service.get("state").asText()).isEqualTo("ready");
                    assertThat(service.get("rss_mb").asInt()).isPositive();
                    assertThat(service.get("started_in_ms").asInt()).isPositive();
                });
        assertThat(status.at("/rooms/0/room").asText()).isEqualTo("demo");
        assertThat(status.at("/rooms/0/bot_density").asDouble()).isBetween(0.0, 1.0);
        assertThat(status.get("groups").findValuesAsText("topic"))
                .contains(TopicCatalogue.CHAT_INGEST.name(), TopicCatalogue.CHAT_FIREHOSE.name());
    }

    @Test
    void shouldSeatDerivedAgentsAndEndThem() {
        // Given
        stack.run("roster", "add", "--generate", "5").requireDone();

        // When
        String seated = stack.run("roster", "list").requireDone().output();
        ChatterScript.Run removed = stack.run("roster", "remove", "--generated");

        // Then
        assertThat(seated).contains("bet-it-all-bex-x001", "-x005");
        assertThat(removed.requireDone().output()).contains("5 agents removed");
        assertThat(stack.run("roster", "list").requireDone().output()).doesNotContain("-x00");
        assertThat(stack.run("roster", "add", "mossybean", "--generate", "5").exitCode())
                .as("two things at once")
                .isEqualTo(2);
    }

    @Test
    void shouldShowTheLogOfAService() {
        assertThat(stack.run("logs", "stream-context", "--lines", "100000")
                        .requireDone()
                        .output())
                .contains("recogniser.ready room=demo");
    }

    @Test
    void shouldCarryTheTraceOfALineToTheFirehose() {
        // Given
        stack.here("say", "who is winning").requireDone();
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                        .anyMatch(line -> line.getOrigin() == Origin.BOT));
        List<ConsumerRecord<String, ChatMessage>> shown = log.records(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
        Map<String, String> sent = new HashMap<>();
        log.records(TopicCatalogue.CHAT_INGEST, ChatMessage.class)
                .forEach(record -> sent.put(record.value().getMessageId().toString(), traceOf(record)));

        // Then
        assertThat(shown).extracting(record -> record.value().getOrigin()).contains(Origin.HUMAN, Origin.BOT);
        assertThat(shown)
                .allSatisfy(record -> assertThat(traceOf(record))
                        .hasSize(32)
                        .isEqualTo(sent.get(record.value().getMessageId().toString())));
    }

    private static String traceOf(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII).split("-")[1];
    }
}

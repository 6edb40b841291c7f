package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.chatter.benchmark.ground.ServerProcess;
import io.chatter.messaging.SchemaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Trouble of all kinds is made in the running stack at once, and `./chatter why` must name each.
class WhyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROOM = "why-room";
    private static final String MODEL = "a-model-out-of-reach";
    private static final String SPAMMER = "zapgoblin";

    private final RunningStack stack = RunningStack.shared();

    @Test
    void shouldNameTheCausesThatWereMadeForReal() throws Exception {
        // Given: one more worker, whose agents remember on a server that takes its time, and whose model is out of
        // reach
        HttpServer memory = slowServer(Duration.ofMillis(1_700));
        HttpServer model = refusingServer();
        int port = freePort();
        Process worker = ServerProcess.startChild(
                worker(port, memory.getAddress().getPort(), model.getAddress().getPort()));
        ProcessHandle context = stack.process("stream-context");
        try (PlantedLines lines = new PlantedLines(stack, ROOM);
                PlantedGarbage garbage = new PlantedGarbage(stack)) {
            // and a persona that spams, bots that answer bots, a process that stands still, and a writer whose schema
            // was
            // changed under a rule that is too weak
            for (int i = 0; i < 30; i++) {
                lines.say(SPAMMER, "this is spam number " + i, 2);
            }
            OtherBuild other = new OtherBuild(stack);
            assertThatThrownBy(other::evolve).isInstanceOf(SchemaException.Permanent.class);
            int version = other.evolveRegardless();
            garbage.write(other.write(lines.line(SPAMMER, "said by another build", 0), version));
            signal("STOP", context);

            // When: every further line moves the room's time on, until its window closes
            List<JsonNode> answers = new ArrayList<>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                lines.say(SPAMMER, "and one more at " + System.nanoTime(), 2);
                answers.clear();
                why(port).forEach(answers::add);
                assertThat(answers)
                        .allSatisfy(answer ->
                                assertThat(answer.get("verdict").asText()).isEqualTo("trouble"));
                assertThat(answers.getFirst().get("findings").findValuesAsText("cause"))
                        .contains("model-failing");
            });

            // Then
            assertNamed(answers.get(0), "slow", "process-away", "stream-context runs and does not answer");
            assertNamed(answers.get(0), "slow", "model-failing", MODEL);
            assertNamed(answers.get(1), "spam", "persona-spams", SPAMMER + " wrote 3");
            assertNamed(answers.get(2), "bots", "bots-answer-bots", ROOM);
            assertNamed(answers.get(3), "memory", "memory-server-slow", "The memory server takes");
            assertNamed(answers.get(4), "schemas", "records-unreadable", garbage.topic());
            assertNamed(answers.get(4), "schemas", "records-unreadable", "schema id " + version + " is incompatible");
            assertNamed(answers.get(4), "schemas", "records-unreadable", "missing required field text");

            // Then: what the gateway sees for its status page; the further worker is none of those that it looks at
            await().atMost(PATIENCE).untilAsserted(() -> {
                lines.say(SPAMMER, "and another at " + System.nanoTime(), 2);
                JsonNode shown = status();
                assertNamed(shown.get(0), "slow", "process-away", "stream-context runs and does not answer");
                assertNamed(shown.get(1), "spam", "persona-spams", SPAMMER);
                assertNamed(shown.get(2), "bots", "bots-answer-bots", ROOM);
                assertNamed(shown.get(4), "schemas", "records-unreadable", garbage.topic());
            });
        } finally {
            signal("CONT", context);
            worker.destroy();
            worker.waitFor();
            memory.stop(0);
            model.stop(0);
        }
    }

    private JsonNode why(int port) throws IOException {
        return JSON.readTree(
                stack.run("why", "--over", "3", "--json", "--service", "second-worker=http://127.0.0.1:" + port)
                        .output());
    }

    private JsonNode status() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(stack.url().resolve("/api/status")).build();
            return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .get("answers");
        }
    }

    private static void assertNamed(JsonNode answer, String question, String cause, String words) {
        assertThat(answer.get("question").asText()).isEqualTo(question);
        assertThat(answer.get("verdict").asText()).isEqualTo("trouble");
        assertThat(answer.get("findings")).anySatisfy(finding -> {
            assertThat(finding.get("cause").asText()).isEqualTo(cause);
            assertThat(finding.get("says").asText()).contains(words);
            assertThat(finding.get("next").asText()).isNotBlank();
        });
        assertThat(answer.get("figures")).isNotEmpty();
    }

    private ProcessBuilder worker(int port, int memoryPort, int modelPort) {
        Path jar = stack.file("services/persona-workers/target/quarkus-app/quarkus-run.jar");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-jar", jar.toString());
        builder.environment()
                .putAll(Map.of(
                        "CHATTER_LLM_PROVIDER",
                        "openai",
                        "CHATTER_LLM_BASE_URL",
                        "http://127.0.0.1:" + modelPort + "/v1",
                        "CHATTER_LLM_MODEL",
                        MODEL,
                        "CHATTER_MEMORY_EXTRACTION",
                        "rule",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        stack.bootstrapServers(),
                        "CHATTER_SCHEMA_REGISTRY_URL",
                        stack.registryUrl(),
                        "CHATTER_CONFIGS",
                        stack.file("configs").toString(),
                        "CHATTER_MEMORY_PROVIDER",
                        "mem0",
                        "CHATTER_MEMORY_MEM0_BASE_URL",
                        "http://127.0.0.1:" + memoryPort,
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port)));
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        stack.file("devtools/e2e/target/second-worker.log").toFile());
    }

    /// Knows nobody's key.
    private static HttpServer refusingServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(401, -1);
            }
        });
        server.start();
        return server;
    }

    /// Answers every request after a while, with nothing.
    private static HttpServer slowServer(Duration pause) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
        byte[] nothing = "{\"results\":[]}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            timer.schedule(
                    () -> {
                        try (exchange) {
                            exchange.sendResponseHeaders(200, nothing.length);
                            exchange.getResponseBody().write(nothing);
                        }
                        return null;
                    },
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}

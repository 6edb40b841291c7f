package io.chatter.benchmark.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A model behind OpenAI's API writes beside the house model, and is measured alike.
class ComparedModelTest {

    @Test
    void shouldMeasureTheConfiguredModelBesideTheHouseModel() throws Exception {
        // Given: a server that says nothing of use every fifth time, and the same words else
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = serving(calls);
        Map<String, String> environment = Map.of(
                "CHATTER_CONFIGS",
                Path.of(System.getProperty("chatter.root"), "configs").toString(),
                "CHATTER_LLM_PROVIDER",
                "openai",
                "CHATTER_LLM_BASE_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "CHATTER_LLM_MODEL",
                "parrot");

        // When
        BenchmarkReport report = ChatQuality.run(environment, 60, 40);
        server.stop(0);

        // Then
        Map<String, Double> figures = report.figures().stream().collect(Collectors.toMap(Figure::name, Figure::value));
        assertThat(calls).hasValueGreaterThanOrEqualTo(49);
        assertThat(figures.get("parrot, 40 lines, exact duplicates")).isGreaterThan(90);
        assertThat(figures.get("house, 40 lines, exact duplicates")).isLessThan(10);
        assertThat(figures.get("parrot, turns without a line")).isBetween(15.0, 20.0);
    }

    @Test
    void shouldNameTheSettingThatIsMissing() {
        assertThatThrownBy(() -> ConfiguredModel.in(Map.of("CHATTER_LLM_PROVIDER", "openai"), Map.of()))
                .hasMessageContaining("CHATTER_LLM_MODEL is missing");
        assertThatThrownBy(() -> ConfiguredModel.in(Map.of("CHATTER_LLM_PROVIDER", "oracle"), Map.of()))
                .hasMessageContaining("CHATTER_LLM_PROVIDER is oracle");
    }

    private static HttpServer serving(AtomicInteger calls) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            String words = calls.incrementAndGet() % 5 == 0 ? "" : "that was quite a jump";
            byte[] answer = """
                    {"id": "1", "object": "chat.completion", "created": 1, "model": "parrot",
                     "choices": [{"index": 0, "finish_reason": "stop",
                                  "message": {"role": "assistant", "content": "%s"}}],
                     "usage": {"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14}}
                    """.formatted(words).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
        return server;
    }
}

package io.chatter.benchmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsrBenchmarkTest {

    @Test
    void shouldMissTheAimOfAnEngineThatIsNotMeasured() throws Exception {
        // Given
        AsrBenchmark benchmark = new AsrBenchmark(Map.of(), AsrBenchmarkTest::withoutPocketSphinx);

        // When
        List<Figure> missed = benchmark.run().figures().stream()
                .filter(figure -> !figure.isMet())
                .toList();

        // Then
        assertThat(missed).extracting(Figure::name).containsExactly("pocketsphinx, measured");
    }

    @Test
    void shouldLeaveOutWhatIsNotChosen() throws Exception {
        // Given
        AsrBenchmark benchmark =
                new AsrBenchmark(Map.of("CHATTER_ASR_ENGINES", "sphinx4"), AsrBenchmarkTest::withoutPocketSphinx);

        // When
        List<Figure> figures = benchmark.run().figures();

        // Then
        assertThat(figures)
                .isNotEmpty()
                .allMatch(Figure::isMet)
                .allMatch(figure -> figure.name().startsWith("sphinx4"));
    }

    /// Of the engines with an aim only Sphinx-4 is here.
    private static JsonNode withoutPocketSphinx(String engine, int heapMb, Path recordings) throws IOException {
        if (!engine.equals("sphinx4")) {
            throw new IOException("AsrBench: " + engine + " cannot be used here");
        }
        return new ObjectMapper()
                .readTree("{\"word_error\":0.04,\"real_time_factor\":0.3,\"load_ms\":5,\"rss_mb\":600}");
    }
}

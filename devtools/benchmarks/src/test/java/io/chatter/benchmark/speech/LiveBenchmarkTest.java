package io.chatter.benchmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBenchmarkTest {

    @Test
    void shouldMissTheAimWhenMemoryGrows() throws Exception {
        assertThat(missed(517, 567)).isEmpty();
        assertThat(missed(517, 568)).containsExactly("4 rooms, memory late");
    }

    private static List<String> missed(int early, int late) throws Exception {
        String measured = """
                {"rooms":4,"sentences":20,"p50_ms":454,"p95_ms":831,"skipped_ms":0,"early_mb":%d,"late_mb":%d}""".formatted(early, late);
        return LiveBenchmark.figures(4, new ObjectMapper().readTree(measured)).stream()
                .filter(figure -> !figure.isMet())
                .map(Figure::name)
                .toList();
    }
}

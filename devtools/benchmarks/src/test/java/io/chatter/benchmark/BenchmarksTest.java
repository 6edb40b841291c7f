package io.chatter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void shouldListWhatItCanMeasure() {
        // Given
        Benchmarks benchmarks = benchmarks(3.0);

        // When
        int code = benchmarks.execute(List.of("list"));

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("counting", "counts to three");
    }

    @Test
    void shouldReportFiguresForPrograms() {
        // Given
        Benchmarks benchmarks = benchmarks(3.0);

        // When
        int code = benchmarks.execute(List.of("run", "counting", "--json"));

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"benchmark\" : \"counting\"", "\"value\" : 3.0", "\"at_least\" : 2.0", "\"met\" : true");
    }

    @Test
    void shouldExitWithOneWhenAnAimIsMissed() {
        // Given
        Benchmarks benchmarks = benchmarks(1.0);

        // When
        int code = benchmarks.execute(List.of("run", "counting"));

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("MISSED, at least 2.00");
    }

    @Test
    void shouldNameTheBenchmarkItDoesNotKnow() {
        // Given
        Benchmarks benchmarks = benchmarks(3.0);

        // When
        int code = benchmarks.execute(List.of("run", "juggling"));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("juggling", "bench list");
    }

    @Test
    void shouldMeasureAtTheSizesGiven() {
        // Given
        Benchmarks benchmarks = new Benchmarks(List.of(new Stretching()), print(out), print(err));

        // When
        int code = benchmarks.execute(List.of("stretching", "--arms", "7", "--json"));

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"value\" : 7.0");
    }

    @Test
    void shouldNameTheSizesWhenOneIsUnknown() {
        // Given
        Benchmarks benchmarks = new Benchmarks(List.of(new Stretching()), print(out), print(err));

        // When
        int code = benchmarks.execute(List.of("run", "stretching", "--legs", "7"));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("arms", "--legs");
    }

    private Benchmarks benchmarks(double count) {
        return new Benchmarks(List.of(new Counting(count)), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private record Counting(double count) implements Benchmark {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "counts to three";
        }

        @Override
        public BenchmarkReport run() {
            return new BenchmarkReport(name(), List.of(Figure.atLeast(2, "count", count, "fingers")), List.of());
        }
    }

    private record Stretching() implements SizedBenchmark {

        @Override
        public String name() {
            return "stretching";
        }

        @Override
        public String summary() {
            return "stretches its arms";
        }

        @Override
        public Map<String, Integer> sizes() {
            return Map.of("arms", 2);
        }

        @Override
        public BenchmarkReport run(Map<String, Integer> sizes) {
            int arms = sizes.getOrDefault("arms", 0);
            return new BenchmarkReport(name(), List.of(Figure.of("reach", arms, "arms")), List.of());
        }
    }
}

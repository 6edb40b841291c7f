package io.chatter.benchmark.whole;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.FlightProfile;
import io.chatter.benchmark.load.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a viewer waits for: somebody says something on the stream, and a persona's line about it appears.
public final class SpeechToLine implements SizedBenchmark {

    private static final String JOIN = "{\"type\":\"join\",\"room\":\"demo\",\"history\":0}";
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "speech-to-line";
    }

    @Override
    public String summary() {
        return "End of speech on the stream to the first persona's line about it on a socket, whole stack";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("seconds", 90);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        Duration time = Duration.ofSeconds(Objects.requireNonNull(sizes.get("seconds")));
        try (BenchStack stack = BenchStack.start();
                Swarm swarm = new Swarm()) {
            swarm.join(stack.gateway(), JOIN, new SpeechTimes());
            swarm.readUntil(System.nanoTime() + WARM_UP.toNanos());
            SpeechTimes times = new SpeechTimes();
            FlightProfile workers =
                    FlightProfile.start(Objects.requireNonNull(stack.processes().get("persona-workers")));
            swarm.join(stack.gateway(), JOIN, times);
            swarm.readUntil(System.nanoTime() + time.toNanos());
            String hottest = workers.hottest();
            return new BenchmarkReport(
                    name(),
                    List.of(
                            Figure.of("sentences heard", times.toContext().count(), ""),
                            Figure.of(
                                    "contexts of these spoken about",
                                    times.toLine().count(),
                                    ""),
                            Figure.of(
                                    "speech to its context, p50",
                                    times.toContext().millis(0.5),
                                    "ms"),
                            Figure.of(
                                    "speech to its context, p95",
                                    times.toContext().millis(0.95),
                                    "ms"),
                            Figure.of(
                                    "speech to the first line, p50",
                                    times.toLine().millis(0.5),
                                    "ms"),
                            Figure.of(
                                    "speech to the first line, p95",
                                    times.toLine().millis(0.95),
                                    "ms")),
                    List.of(
                            "the room's own pace: personas wait as people do, and most speech is passed over in silence",
                            "a person's pause before a line is the policy's; what is limited by computing is the context",
                            "hottest in persona-workers: " + hottest));
        }
    }
}

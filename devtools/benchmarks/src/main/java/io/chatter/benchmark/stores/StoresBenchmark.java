package io.chatter.benchmark.stores;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.ServerProcess;
import io.chatter.benchmark.ground.Trends;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.SteadyLines;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// One instance of trends becomes three and one again. Timed is how long each change keeps new windows back.
///
/// Then three instances, each with copies of what another one makes, are asked for the windows of all rooms; one
/// is killed, and later another one stands still. Timed is how long any of the others refuses an answer.
public final class StoresBenchmark implements SizedBenchmark {

    private static final int INSTANCES = 3;
    private static final int HEAP_MB = 256;
    private static final double AIM_SECONDS = 5;
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(500);

    /// What is done to an instance.
    @FunctionalInterface
    private interface Blow {
        void to(ServerProcess process) throws Exception;
    }

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public String summary() {
        return "windows of all rooms: how long they pause as trends scales from one instance to three and back, and from any"
                + " of three, one killed and one that stands still";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("rooms", 24, "rate", 300);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int rate = sizes.getOrDefault("rate", 0);
        List<String> rooms = IntStream.range(0, sizes.getOrDefault("rooms", 0))
                .mapToObj(room -> "room-" + room)
                .toList();
        try (Ground ground = Ground.start(Checkout.root(), List.of());
                LineProducer producer = new LineProducer(
                        ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_FIREHOSE)) {
            SteadyLines lines = new SteadyLines(producer, rooms, rate);
            List<Trends> instances = new ArrayList<>(List.of(ground.trends(HEAP_MB)));
            List<Figure> figures = new ArrayList<>(scale(ground, instances, rooms));
            while (instances.size() < INSTANCES) {
                instances.add(ground.trends(HEAP_MB));
            }
            Aftermath killed = strike(instances, rooms, ServerProcess::kill);
            instances.add(ground.trends(HEAP_MB));
            Aftermath suspended = strike(instances, rooms, ServerProcess::suspend);
            lines.stop();
            figures.addAll(figures("one killed", killed));
            figures.addAll(figures("one stands still", suspended));
            return new BenchmarkReport(name(), figures, notes(rooms.size(), rate));
        }
    }

    private static List<Figure> scale(Ground ground, List<Trends> instances, List<String> rooms) throws Exception {
        try (WindowWatch watch = new WindowWatch(ground.bootstrapServers())) {
            return new Scaling(() -> ground.trends(HEAP_MB), rooms, watch).run(instances);
        }
    }

    /// Strikes the first of the instances, which leaves the list.
    private static Aftermath strike(List<Trends> instances, List<String> rooms, Blow blow) throws Exception {
        awaitCopies(instances, rooms);
        Trends struck = instances.removeFirst();
        try (WindowQuestions questions = new WindowQuestions(instances, rooms)) {
            Thread.sleep(CALM);
            Instant at = Instant.now();
            blow.to(struck.process());
            Thread.sleep(WATCHED);
            return Aftermath.of(questions.answers(), at);
        }
    }

    /// Until two instances have each room: the one that makes its windows, and one with a copy.
    private static void awaitCopies(List<Trends> instances, List<String> rooms)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String room : rooms) {
            while (having(instances, room) < 2) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("no copy of the windows of " + room + " within " + PATIENCE);
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static int having(List<Trends> instances, String room) throws InterruptedException {
        int having = 0;
        for (Trends instance : instances) {
            having += WindowQuestions.ofItsOwn(instance, room).refused() ? 0 : 1;
        }
        return having;
    }

    private static List<Figure> figures(String fault, Aftermath after) {
        return List.of(
                Figure.of(
                        fault + ": slowest answer before", after.slowestBefore().toMillis(), "ms"),
                Figure.of(fault + ": answers after it", after.answers(), ""),
                Figure.of(fault + ": of those, refused", after.refused(), ""),
                Figure.atMost(
                        AIM_SECONDS,
                        fault + ": longest that an asker went without an answer",
                        seconds(after.longestUnanswered()),
                        "s"),
                Figure.of(fault + ": until none is refused", seconds(after.untilNoneRefused()), "s"),
                Figure.of(fault + ": slowest answer after", after.slowestAfter().toMillis(), "ms"),
                Figure.of(
                        fault + ": until every answer tells a window that ended since",
                        seconds(after.untilAllFresh()),
                        "s"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static List<String> notes(int rooms, int rate) {
        return List.of(
                "a room is told a fast window a second; a change is watched from its begin (the start of the instance's"
                        + " process, the signal to end) until " + Scaling.WATCHED.toSeconds() + " s after it is done",
                rate + " lines/s in " + rooms
                        + " rooms; each of the two others is asked for each room, some ten times a" + " second, from "
                        + CALM.toSeconds() + " s before until " + WATCHED.toSeconds() + " s after",
                "a window ends, has two seconds of grace, and is told; the group misses a member after 5 s");
    }
}

package io.chatter.benchmark.stores;

import io.chatter.benchmark.Figure;
import io.chatter.benchmark.ground.Trends;
import io.chatter.benchmark.stores.WindowWatch.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One instance of trends becomes two, three, two and one again while the rooms are talked in: how long each change
/// keeps new windows back, beside a time in which nothing changes. Owned by one thread.
final class Scaling {

    static final Duration WATCHED = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(500);

    /// Starts an instance and returns when it is ready.
    @FunctionalInterface
    interface Start {
        Trends instance() throws Exception;
    }

    /// What may happen to a group.
    @FunctionalInterface
    private interface Change {
        void happen() throws Exception;
    }

    private final Start start;
    private final List<String> rooms;
    private final WindowWatch watch;
    private final List<Figure> figures = new ArrayList<>();

    Scaling(Start start, List<String> rooms, WindowWatch watch) {
        this.start = start;
        this.rooms = rooms;
        this.watch = watch;
    }

    /// @param instances one, and one when it is done
    List<Figure> run(List<Trends> instances) throws Exception {
        awaitWindowsOfAllRooms(_ -> true);
        time("no change, 1 instance", () -> {});
        time("join, 1 to 2", () -> instances.add(start.instance()));
        time("join, 2 to 3", () -> instances.add(start.instance()));
        time("leave, 3 to 2", () -> instances.removeFirst().process().stop());
        time("leave, 2 to 1", () -> instances.removeFirst().process().stop());
        Instant done = Instant.now();
        awaitWindowsOfAllRooms(told -> told.end().isAfter(done)); // else a room that fell silent has lost none
        figures.add(Figure.atMost(0, "windows lost or doubled while it scaled", Pause.outOfStep(watch.told()), ""));
        return List.copyOf(figures);
    }

    private void time(String name, Change change) throws Exception {
        Instant begin = Instant.now();
        change.happen();
        Thread.sleep(WATCHED);
        Pause pause = Pause.of(watch.told(), rooms, begin, Instant.now());
        figures.add(Figure.of(name + ": longest without a new window of a room", seconds(pause.ofTheWorstRoom()), "s"));
        figures.add(Figure.of(name + ": the same of the room in the middle", seconds(pause.ofTheMedianRoom()), "s"));
    }

    private void awaitWindowsOfAllRooms(Predicate<Told> meant) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!roomsTold(meant).containsAll(rooms)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no windows of all rooms within " + PATIENCE);
            }
            Thread.sleep(LOOK);
        }
    }

    private Set<String> roomsTold(Predicate<Told> meant) {
        return watch.told().stream().filter(meant).map(Told::room).collect(Collectors.toSet());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}

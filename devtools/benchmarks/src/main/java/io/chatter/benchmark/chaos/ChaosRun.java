package io.chatter.benchmark.chaos;

import io.chatter.benchmark.chaos.ChaosReport.Struck;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.benchmark.load.FaithfulReader;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.Transcript;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Faults one after the other under load, then the invariants. Owned by one thread.
///
/// @param size how hard to try
/// @param progress gets a line for each fault
record ChaosRun(ChaosStack stack, Optional<Neighbours> neighbours, Size size, Consumer<String> progress) {

    /// @param rate lines a second
    /// @param viewers sockets that come back whenever they are lost
    /// @param closeWindows whether to wait until windows past the last line have closed
    record Size(int rate, int viewers, boolean closeWindows) {}

    private static final String ROOM = "demo";
    private static final Duration MEANWHILE = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private static final Duration CATCH_UP = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration TALK = Duration.ofSeconds(1);

    /// An upgrade may cost a viewer this long.
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    ChaosReport run(List<Fault> faults) throws IOException, InterruptedException {
        Person person = new Person(stack, ROOM);
        List<FaithfulReader> viewers = new ArrayList<>();
        List<Struck> struck = new ArrayList<>();
        Traffic.Sent sent;
        try (LineProducer producer = new LineProducer(
                stack.endpoints().bootstrapServers(),
                stack.endpoints().registryUrl().toString(),
                TopicCatalogue.CHAT_INGEST)) {
            for (int i = 0; i < size.viewers(); i++) {
                viewers.add(new FaithfulReader(rotated(stack.gateways(), i), ROOM));
            }
            Traffic traffic = new Traffic(producer, ROOM, size.rate());
            if (!person.isHeardWithin(RECOVERY)) {
                throw new IllegalStateException("the stack shows no line even before the first fault");
            }
            Scene scene = new Scene(stack, traffic, neighbours);
            for (Fault fault : faults) {
                Struck one = strike(fault, scene, person, viewers);
                progress.accept(one.line());
                struck.add(one);
            }
            sent = traffic.stop();
        }
        return judge(struck, sent, person, viewers);
    }

    private Struck strike(Fault fault, Scene scene, Person person, List<FaithfulReader> viewers)
            throws IOException, InterruptedException {
        Optional<String> obstacle = fault.obstacle(scene);
        if (obstacle.isPresent()) {
            return Struck.skipped(fault, obstacle.get());
        }
        List<String> failures = new ArrayList<>();
        long begin = System.nanoTime();
        try {
            fault.strike(scene);
            if (fault.chatGoesOn() && !person.isHeardWithin(MEANWHILE)) {
                failures.add("no line was shown while it lasted");
            }
            long left = fault.lasts().toNanos() - (System.nanoTime() - begin);
            Thread.sleep(Duration.ofNanos(Math.max(0, left)));
        } finally {
            begin = System.nanoTime();
            fault.heal(scene);
        }
        if (!person.isHeardWithin(RECOVERY)) {
            failures.add("no line was shown within " + RECOVERY.toSeconds() + " s after it");
        }
        Duration recovery = Duration.ofNanos(System.nanoTime() - begin);
        fault.unnoticed(scene).ifPresent(failures::add);
        if (fault instanceof RollingRestart) {
            longestAway(viewers)
                    .filter(away -> away.compareTo(RECONNECT) > 0)
                    .ifPresent(away -> failures.add("a viewer was away for " + away.toMillis() + " ms"));
        }
        return Struck.of(fault, recovery, failures);
    }

    private ChaosReport judge(List<Struck> struck, Traffic.Sent sent, Person person, List<FaithfulReader> viewers)
            throws InterruptedException {
        Invariants invariants = new Invariants(
                new TopicLog(
                        stack.endpoints().bootstrapServers(),
                        stack.endpoints().registryUrl().toString()),
                ROOM);
        List<String> broken = new ArrayList<>();
        Set<UUID> unjudged = invariants.unjudged(sent, SETTLE);
        if (!unjudged.isEmpty()) {
            broken.add(unjudged.size() + " lines neither shown nor refused");
        }
        broken.addAll(invariants.linesBroken(sent, person));
        Duration away = longestAway(viewers).orElse(Duration.ZERO);
        broken.addAll(left(viewers, invariants.lastOffset()));
        List<Transcript> seen = new ArrayList<>();
        for (FaithfulReader viewer : viewers) {
            seen.add(viewer.transcript());
        }
        broken.addAll(invariants.viewsBroken(seen));
        if (size.closeWindows() && !windowsClose(invariants, person)) {
            broken.add("windows stopped closing: " + invariants.newest());
        }
        Invariants.Windows windows = invariants.windows();
        broken.addAll(windows.wrong());
        boolean passed = broken.isEmpty() && struck.stream().noneMatch(Struck::isFailed);
        return new ChaosReport(
                passed,
                struck,
                sent.accepted().size(),
                sent.forbidden().size(),
                windows.compared(),
                away.toMillis(),
                broken);
    }

    /// Windows close when a later line comes, and personas may have none to say after a crowd.
    private static boolean windowsClose(Invariants invariants, Person person) throws InterruptedException {
        Instant begin = Instant.now();
        boolean closed = false;
        while (!closed && Instant.now().isBefore(begin.plus(SETTLE))) {
            person.isHeardWithin(CATCH_UP);
            Thread.sleep(TALK);
            closed = invariants.isWindowClosedPast(begin);
        }
        return closed;
    }

    /// Viewers that did not come back, or not as far as the log.
    private static List<String> left(List<FaithfulReader> viewers, long end) throws InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        long behind = behind(viewers, end);
        while (behind > 0 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
            behind = behind(viewers, end);
        }
        return behind == 0 ? List.of() : List.of(behind + " viewers were not shown the last lines");
    }

    private static long behind(List<FaithfulReader> viewers, long end) {
        return viewers.stream().filter(viewer -> viewer.last() < end).count();
    }

    private static Optional<Duration> longestAway(List<FaithfulReader> viewers) {
        return viewers.stream().map(FaithfulReader::longestAway).max(Duration::compareTo);
    }

    private static List<Integer> rotated(List<Integer> ports, int by) {
        int first = by % ports.size();
        List<Integer> rotated = new ArrayList<>(ports.subList(first, ports.size()));
        rotated.addAll(ports.subList(0, first));
        return rotated;
    }
}

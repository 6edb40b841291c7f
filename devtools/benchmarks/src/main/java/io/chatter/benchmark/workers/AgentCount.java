package io.chatter.benchmark.workers;

import io.chatter.benchmark.ground.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// How many agents run, their memories restored, all workers together, watched by a thread of its own. Workers do not
/// say which: an agent that ran twice would hide one that is away. The methods are for one other thread.
final class AgentCount implements AutoCloseable {

    private static final Duration SAMPLE = Duration.ofMillis(50);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Integer> ports;
    private final int wanted;
    private final Thread thread;
    private volatile double longest;

    private AgentCount(List<Worker> workers, int wanted) {
        this.ports =
                new CopyOnWriteArrayList<>(workers.stream().map(Worker::port).toList());
        this.wanted = wanted;
        this.thread = Thread.ofPlatform().name("agent-count").start(this::sample);
    }

    /// @param wanted agents that there are
    static AgentCount watch(List<Worker> workers, int wanted) {
        return new AgentCount(workers, wanted);
    }

    /// Also counts a worker that is about to start there.
    void alsoWatch(int port) {
        ports.add(port);
    }

    /// Seconds of the longest time for which fewer than all agents ran.
    double longestAway() {
        return longest;
    }

    private void sample() {
        try {
            long since = System.nanoTime();
            while (true) {
                int running = 0;
                for (int port : ports) {
                    running += Worker.agentsAt(port);
                }
                if (running >= wanted) {
                    since = System.nanoTime();
                }
                longest = Math.max(longest, (System.nanoTime() - since) / 1e9);
                Thread.sleep(SAMPLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    /// Waits until exactly so many agents run.
    ///
    /// @throws IllegalStateException when they do not within two minutes
    static void await(List<Worker> workers, int agents) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sum(workers) != agents) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(counts(workers) + " agents run, and not " + agents);
            }
            Thread.sleep(SAMPLE);
        }
    }

    /// Waits until each worker has its part of exactly so many agents, and has kept it for some seconds. Those that a
    /// worker has before it gives some away add up as well.
    ///
    /// @throws IllegalStateException when they do not settle within two minutes
    static void awaitSpread(List<Worker> workers, int agents) throws InterruptedException {
        Settling settling = new Settling(agents, CALM);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (List<Integer> now = counts(workers); !settling.settled(now, System.nanoTime()); now = counts(workers)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(agents + " agents do not spread over the workers: " + now);
            }
            Thread.sleep(SAMPLE);
        }
    }

    /// How much more than the mean the busiest worker has, in per cent.
    static double excess(List<Worker> workers) throws InterruptedException {
        List<Integer> counts = counts(workers);
        double mean = counts.stream().mapToInt(Integer::intValue).average().orElseThrow();
        return 100 * (counts.stream().mapToInt(Integer::intValue).max().orElseThrow() / mean - 1);
    }

    private static int sum(List<Worker> workers) throws InterruptedException {
        return counts(workers).stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Integer> counts(List<Worker> workers) throws InterruptedException {
        List<Integer> counts = new ArrayList<>();
        for (Worker worker : workers) {
            counts.add(worker.agents());
        }
        return counts;
    }
}

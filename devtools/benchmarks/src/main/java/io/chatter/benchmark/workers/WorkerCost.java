package io.chatter.benchmark.workers;

import io.chatter.benchmark.ground.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a worker did and took for a while.
///
/// @param cores mean number of cores it kept busy
/// @param modelled mean number of model calls under way: with the house model, which never waits, the cores that they
///     took, or more where the machine was busy
/// @param megabytes resident memory at the end
record WorkerCost(double cores, double modelled, double decisionsASecond, double megabytes) {

    private static final String DECISIONS = "chatter_persona_decisions_total";
    private static final String MODEL_SECONDS = "chatter_persona_generate_seconds_sum";

    private record Reading(double cpuSeconds, double modelSeconds, double decisions, long nanos) {
        static Reading of(Worker worker) throws IOException, InterruptedException {
            return new Reading(
                    worker.process().cpuSeconds(),
                    worker.metric(MODEL_SECONDS),
                    worker.metric(DECISIONS),
                    System.nanoTime());
        }
    }

    static WorkerCost measure(Worker worker, Duration time) throws IOException, InterruptedException {
        return measure(List.of(worker), time).getFirst();
    }

    static List<WorkerCost> measure(List<Worker> workers, Duration time) throws IOException, InterruptedException {
        List<Reading> before = new ArrayList<>();
        for (Worker worker : workers) {
            before.add(Reading.of(worker));
        }
        Thread.sleep(time);
        List<WorkerCost> costs = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            Reading after = Reading.of(workers.get(i));
            double seconds = (after.nanos() - before.get(i).nanos()) / 1e9;
            costs.add(new WorkerCost(
                    (after.cpuSeconds() - before.get(i).cpuSeconds()) / seconds,
                    (after.modelSeconds() - before.get(i).modelSeconds()) / seconds,
                    (after.decisions() - before.get(i).decisions()) / seconds,
                    workers.get(i).process().megabytes()));
        }
        return costs;
    }
}

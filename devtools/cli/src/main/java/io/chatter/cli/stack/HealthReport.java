package io.chatter.cli.stack;

import java.util.ArrayList;
import java.util.List;

/// Asks every component of a run state how it is. Blocks for as long as the slowest answer, two seconds each at most.
public final class HealthReport {

    private HealthReport() {}

    public static List<StackStatus.Service> of(RunState state) throws InterruptedException {
        List<StackStatus.Service> services = new ArrayList<>();
        for (RunState.Entry entry : state.components()) {
            services.add(new StackStatus.Service(
                    entry.name(),
                    stateOf(entry),
                    entry.pid(),
                    entry.port(),
                    entry.process().isAlive() ? ProcessMemory.residentMb(entry.pid()) : 0,
                    entry.startedInMs()));
        }
        return services;
    }

    private static String stateOf(RunState.Entry entry) throws InterruptedException {
        if (!entry.process().isAlive()) {
            return "dead";
        }
        if (entry.probe().holds()) {
            return "ready";
        }
        return entry.startedInMs() == null ? "starting" : "unready";
    }
}

package io.chatter.benchmark.chaos;

import io.chatter.benchmark.chaos.ProcessFault.Kind;
import io.chatter.cli.stack.ComponentCatalogue;
import io.chatter.cli.stack.ServiceTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The table of failures.
final class Faults {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private Faults() {}

    /// All of them, the harmless ones first.
    static List<Fault> all() {
        return List.of(
                new ClockJump(A_WHILE),
                new NeighbourFault(NeighbourFault.Kind.MODEL_GARBAGE, LONG),
                new NeighbourFault(NeighbourFault.Kind.MEMORY_DOWN, LONG),
                kill("stream-context", true),
                kill("trends", true),
                kill(ServiceTable.WORKERS, true),
                new ProcessFault(Kind.KILL, ComponentCatalogue.REGISTRY, A_WHILE, true),
                kill(ServiceTable.GATEWAY, false),
                kill(ComponentCatalogue.BROKER, false),
                pause(ServiceTable.WORKERS, LONG, true),
                pause("trends", LONG, true),
                pause(ComponentCatalogue.REGISTRY, LONG, true),
                pause(ServiceTable.GATEWAY, LONG, false),
                pause(ComponentCatalogue.BROKER, LONG, false),
                new FullDisk(A_WHILE),
                new RollingRestart());
    }

    /// What fits into a minute and leaves a stack that others use as it was.
    static List<Fault> quick() {
        return List.of(
                new ClockJump(SHORT),
                pause(ComponentCatalogue.REGISTRY, SHORT, true),
                pause(ComponentCatalogue.BROKER, SHORT, false),
                pause(ServiceTable.GATEWAY, SHORT, false),
                kill(ServiceTable.GATEWAY, false));
    }

    /// Those of the table with these names.
    ///
    /// @throws IllegalArgumentException naming the one that is not there
    static List<Fault> named(List<String> names) {
        List<Fault> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all().stream()
                    .filter(fault -> fault.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no fault is named " + name + "; there are "
                            + all().stream().map(Fault::name).toList())));
        }
        return chosen;
    }

    private static Fault kill(String service, boolean chatGoesOn) {
        return new ProcessFault(Kind.KILL, service, AT_ONCE, chatGoesOn);
    }

    private static Fault pause(String service, Duration lasts, boolean chatGoesOn) {
        return new ProcessFault(Kind.PAUSE, service, lasts, chatGoesOn);
    }
}

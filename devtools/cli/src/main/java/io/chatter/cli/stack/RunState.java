package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What runs, as kept on disk for the commands that come later.
///
/// @param supervisor the `chatter up` that watches the stack; null once it has detached
/// @param ports as chosen at the start
/// @param kafka bootstrap servers of a Kafka that is not the stack's own; null when it has its own broker
/// @param components in the order of their start
public record RunState(
        RunState.@Nullable Watcher supervisor,
        StackPorts ports,
        @Nullable String kafka,
        List<RunState.Entry> components) {

    /// @param pid of the watching `chatter`
    /// @param startedAtMs its start in ms since 1970
    public record Watcher(long pid, long startedAtMs) {
        ChildProcess process() {
            return new ChildProcess(pid, Instant.ofEpochMilli(startedAtMs));
        }
    }

    /// @param name of the component
    /// @param pid of its process
    /// @param startedAtMs start of the process in ms since 1970
    /// @param port where people ask for it
    /// @param readiness address that answers 200 when it is ready; null when a connection is enough
    /// @param startedInMs from start to ready; null until then
    /// @param training where it writes its start-up cache when it ends; null when it does not
    public record Entry(
            String name,
            long pid,
            long startedAtMs,
            int port,
            @Nullable URI readiness,
            @Nullable Long startedInMs,
            @Nullable String training) {

        public ChildProcess process() {
            return new ChildProcess(pid, Instant.ofEpochMilli(startedAtMs));
        }

        Readiness probe() {
            return readiness == null ? new Readiness.Connects(Endpoints.HOST, port) : new Readiness.Answers(readiness);
        }

        Entry readyIn(long millis) {
            return new Entry(name, pid, startedAtMs, port, readiness, millis, training);
        }
    }

    public RunState {
        components = List.copyOf(components);
    }

    public Endpoints endpoints() {
        Endpoints own = Endpoints.of(ports);
        return kafka == null ? own : own.withKafka(kafka);
    }

    /// @param wanted bootstrap servers; null for whatever it has
    /// @throws CliFailure when what runs uses another Kafka
    public void requireKafka(@Nullable String wanted) {
        if (wanted != null && !wanted.equals(kafka)) {
            throw new CliFailure(
                    "What runs of this stack uses " + endpoints().bootstrapServers() + ", not " + wanted,
                    "Stop it with `./chatter down`, then start it again");
        }
    }

    /// The watching `chatter`, while it lives.
    public Optional<ChildProcess> watcher() {
        return Optional.ofNullable(supervisor).map(Watcher::process).filter(ChildProcess::isAlive);
    }

    /// Whether the `chatter up` that watched it was killed.
    public boolean hasLostItsWatcher() {
        return supervisor != null && watcher().isEmpty();
    }

    public boolean allAlive() {
        return !components.isEmpty()
                && components.stream().allMatch(entry -> entry.process().isAlive());
    }

    /// The components that are chatter's own, which answer for health and metrics.
    public List<Entry> services() {
        return components.stream()
                .filter(entry -> !entry.name().equals(ComponentCatalogue.BROKER)
                        && !entry.name().equals(ComponentCatalogue.REGISTRY))
                .toList();
    }

    public Optional<Entry> find(String name) {
        return components.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    RunState with(Entry changed) {
        List<Entry> entries = new ArrayList<>(components);
        int index = entries.indexOf(find(changed.name()).orElse(null));
        if (index < 0) {
            entries.add(changed);
        } else {
            entries.set(index, changed);
        }
        return new RunState(supervisor, ports, kafka, entries);
    }

    RunState detached() {
        return new RunState(null, ports, kafka, components);
    }
}

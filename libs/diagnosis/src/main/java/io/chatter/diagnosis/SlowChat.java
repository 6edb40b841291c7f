package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import io.chatter.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Follows a line backwards from the reader to the stream, and names every place that holds it up: what stands still
/// before what is slow, what is slow before what is merely quiet.
final class SlowChat implements Diagnosis {

    private static final double LATE_SECONDS = 2;
    private static final long BACKLOG = 100;

    /// Below this share of the usual rate a room counts as slow.
    private static final double QUIET = 0.5;

    /// Windows of fewer lines a minute say nothing.
    private static final double LIVELY = 4;

    @Override
    public Answer examine(Snapshot snapshot) {
        List<Finding> findings = new ArrayList<>();
        processes(snapshot, findings);
        if (snapshot.brokerSilence().isEmpty()) {
            seats(snapshot, findings);
            findings.addAll(ModelCauses.of(snapshot));
            log(snapshot, findings);
            delivery(snapshot, findings);
            findings.addAll(StreamCauses.of(snapshot));
            if (findings.isEmpty()) {
                heldBack(snapshot).ifPresent(findings::add);
            }
        }
        String obstacle = snapshot.obstacle(TopicCatalogue.CHAT_TRENDS.name()::equals);
        if (findings.isEmpty() && !obstacle.isEmpty()) {
            return Answer.unknown(Question.SLOW, obstacle);
        }
        return Answer.of(Question.SLOW, fine(snapshot), findings, figures(snapshot));
    }

    private static void processes(Snapshot snapshot, List<Finding> findings) {
        if (!snapshot.brokerSilence().isEmpty()) {
            findings.add(
                    new Finding(
                            Cause.BROKER_AWAY,
                            "Kafka does not answer (" + snapshot.brokerSilence() + "), so no line gets anywhere.",
                            "Look at `./chatter status` and `./chatter logs broker`; what people wrote was given back to them."));
        }
        snapshot.services().stream()
                .filter(service -> service.state() != ServiceReading.State.READY)
                .map(SlowChat::away)
                .forEach(findings::add);
    }

    private static Finding away(ServiceReading service) {
        String what = switch (service.state()) {
            case GONE -> " is not running";
            case SILENT -> " runs and does not answer";
            case UNREADY -> " says that it is not ready";
            case READY -> throw new IllegalStateException("a ready process is no cause");
        };
        return new Finding(
                Cause.PROCESS_AWAY,
                service.name() + what + ", and its share of the work with it.",
                "Read `./chatter logs " + service.name() + "`, then start it again: `./chatter down`, `./chatter up`.");
    }

    private static void seats(Snapshot snapshot, List<Finding> findings) {
        boolean workers = snapshot.services().stream().anyMatch(one -> one.now().has(Metric.PERSONA_AGENTS));
        if (workers && snapshot.gauge(Metric.PERSONA_AGENTS) == 0) {
            findings.add(new Finding(
                    Cause.NOBODY_SEATED,
                    "No persona is seated: no worker runs an agent.",
                    "Seat them with `./chatter roster apply`."));
        }
        double awaiting = snapshot.gauge(Metric.PERSONA_MEMORY_AWAITED);
        if (awaiting > 0) {
            findings.add(new Finding(
                    Cause.MEMORY_AWAITED,
                    "%.0f agents are silent because they wait for their memories.".formatted(awaiting),
                    "Ask `./chatter why memory`."));
        }
    }

    private static void log(Snapshot snapshot, List<Finding> findings) {
        Optional<GroupReading> ingest = snapshot.behind(TopicCatalogue.CHAT_INGEST.name());
        if (ingest.isPresent()
                && ingest.get().now() > BACKLOG
                && ingest.get().now() >= ingest.get().before()) {
            findings.add(new Finding(
                    Cause.INGEST_BEHIND,
                    "%d lines wait in %s to be judged, %d more than %d s ago."
                            .formatted(
                                    ingest.get().now(),
                                    TopicCatalogue.CHAT_INGEST.name(),
                                    ingest.get().now() - ingest.get().before(),
                                    snapshot.between().toSeconds()),
                    "Add gateways, at most %d (the topic's partitions); on Kubernetes KEDA does."
                            .formatted(TopicCatalogue.CHAT_INGEST.partitions())));
        }
        double unsaid =
                snapshot.increaseBy(Metric.PERSONA_TURNS_DROPPED, "reason").getOrDefault("not_published", 0.0)
                        + snapshot.increase(Metric.GATEWAY_LINES, Map.of("outcome", "unavailable"));
        if (unsaid > 0) {
            findings.add(new Finding(
                    Cause.LOG_FULL,
                    "%.0f lines could not be written to Kafka in the last %d s."
                            .formatted(unsaid, snapshot.between().toSeconds()),
                    "Look at the broker's disk and `./chatter logs broker`."));
        }
    }

    private static void delivery(Snapshot snapshot, List<Finding> findings) {
        Timings delay = snapshot.timings(Metric.GATEWAY_BROADCAST_DELAY);
        if (delay.quantile(0.95) > LATE_SECONDS) {
            findings.add(new Finding(
                    Cause.DELIVERY_LATE,
                    "A line is shown %.1f s after it was said (p95 of %.0f lines), over the %.0f s that are normal."
                            .formatted(delay.quantile(0.95), delay.count(), LATE_SECONDS),
                    "Look at the gateway's CPU and at the lag of %s: `./chatter status`."
                            .formatted(TopicCatalogue.CHAT_INGEST.name())));
        }
        double dropped = snapshot.increase(Metric.GATEWAY_DROPPED);
        double delivered = snapshot.increase(Metric.GATEWAY_DELIVERIES);
        if (dropped > 0 && dropped > delivered / 100) {
            findings.add(
                    new Finding(
                            Cause.SLOW_CLIENTS,
                            "%.0f messages were dropped for clients that read too slowly, against %.0f delivered."
                                    .formatted(dropped, delivered),
                            "It is their network or machine, or the gateway's uplink; each sees a gap marker and can catch up."));
        }
    }

    private static Optional<Finding> heldBack(Snapshot snapshot) {
        return snapshot.rooms().stream()
                .filter(room -> room.usualLinesPerMinute() >= LIVELY
                        && room.linesPerMinute() < QUIET * room.usualLinesPerMinute())
                .min(Comparator.comparingDouble(room -> room.linesPerMinute() / room.usualLinesPerMinute()))
                .map(room -> new Finding(
                        Cause.PERSONAS_HOLD_BACK,
                        "Room %s has %.0f lines a minute where %.0f are usual; everything works, and personas hold back (most of all: %s)."
                                .formatted(
                                        room.room(),
                                        room.linesPerMinute(),
                                        room.usualLinesPerMinute(),
                                        dampener(snapshot)),
                        "Nothing needs mending. To make the room livelier raise `pacing.target_lines_per_minute`."));
    }

    /// What weighed most against speaking, over all looks of all agents.
    private static String dampener(Snapshot snapshot) {
        return snapshot.increaseBy(Metric.PERSONA_DECISIONS, "reason").entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> most.getKey().replace('_', ' '))
                .orElse("unknown");
    }

    private static String fine(Snapshot snapshot) {
        double delay = snapshot.timings(Metric.GATEWAY_BROADCAST_DELAY).quantile(0.95) * 1000;
        String shown = Double.isNaN(delay)
                ? ""
                : String.format(Locale.ROOT, "; a line is shown within %.0f ms of being said (p95)", delay);
        return "Chat is not slow: %.0f lines a minute, %.0f are usual%s."
                .formatted(rate(snapshot), usual(snapshot), shown);
    }

    private static double rate(Snapshot snapshot) {
        return snapshot.rooms().stream()
                .mapToDouble(RoomReading::linesPerMinute)
                .sum();
    }

    private static double usual(Snapshot snapshot) {
        return snapshot.rooms().stream()
                .mapToDouble(RoomReading::usualLinesPerMinute)
                .sum();
    }

    private static List<Figure> figures(Snapshot snapshot) {
        long behind = snapshot.behind(TopicCatalogue.CHAT_INGEST.name())
                .map(GroupReading::now)
                .orElse(0L);
        return List.of(
                new Figure("lines now", rate(snapshot), "lines/min"),
                new Figure("lines usually", usual(snapshot), "lines/min"),
                new Figure(
                        "said to shown, p95",
                        snapshot.timings(Metric.GATEWAY_BROADCAST_DELAY).quantile(0.95) * 1000,
                        "ms"),
                new Figure("model call, p95", ModelCauses.calls(snapshot).quantile(0.95) * 1000, "ms"),
                new Figure("waiting to be judged", behind, "lines"),
                new Figure("agents", snapshot.gauge(Metric.PERSONA_AGENTS), "agents"),
                new Figure(
                        "recogniser behind",
                        snapshot.timings(Metric.CONTEXT_LAG).mean() * 1000,
                        "ms"));
    }
}

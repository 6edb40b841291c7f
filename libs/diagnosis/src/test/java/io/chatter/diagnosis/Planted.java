package io.chatter.diagnosis;

import io.chatter.diagnosis.Samples.Sample;
import io.chatter.diagnosis.ServiceReading.State;
import io.chatter.observability.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A healthy system, in which a test plants what is wrong.
final class Planted {

    private final List<Sample> before = new ArrayList<>();
    private final List<Sample> now = new ArrayList<>();
    private final List<RoomReading> rooms = new ArrayList<>();
    private final List<GroupReading> groups = new ArrayList<>();
    private final List<LetterReading> letters = new ArrayList<>();
    private final List<SubjectReading> subjects = new ArrayList<>();
    private State workers = State.READY;
    private String brokerSilence = "";
    private String registrySilence = "";
    private List<String> closedTopics = List.of();

    static Planted healthy() {
        return new Planted()
                .gauge(Metric.PERSONA_AGENTS, 24)
                .gauge(Metric.PERSONA_MEMORY_AWAITED, 0)
                .gauge(Metric.PERSONA_MEMORY_QUEUE, 0)
                .gauge(Metric.CONTEXT_DOWN, Map.of("room", "demo"), 0)
                .counted(Metric.CONTEXT_PUBLISHED, Map.of("room", "demo"), 5)
                .counted(Metric.PERSONA_LINES, Map.of("trigger", "context"), 10)
                .timed(Metric.PERSONA_GENERATE, Map.of("model", "house"), 10, 0.02)
                .timed(Metric.PERSONA_RECALL, Map.of(), 10, 0.0005)
                .timed(Metric.GATEWAY_BROADCAST_DELAY, Map.of("origin", "bot"), 10, 0.05)
                .room("demo", 30, 32, 30, 0.1, 1, 0.01, Map.of("vera", 4L, "zap", 5L, "pia", 3L))
                .lag("chat.ingest", 3, 2)
                .subject("chat.firehose-value", 1, true);
    }

    Planted gauge(Metric metric, double value) {
        return gauge(metric, Map.of(), value);
    }

    Planted gauge(Metric metric, Map<String, String> labels, double value) {
        before.add(new Sample(metric.prometheusName(), labels, value));
        now.add(new Sample(metric.prometheusName(), labels, value));
        return this;
    }

    /// Grew by `increase` between the looks.
    Planted counted(Metric metric, Map<String, String> labels, double increase) {
        before.add(new Sample(metric.prometheusName(), labels, 1_000));
        now.add(new Sample(metric.prometheusName(), labels, 1_000 + increase));
        return this;
    }

    /// `count` durations of `seconds` each between the looks.
    Planted timed(Metric metric, Map<String, String> labels, double count, double seconds) {
        for (double bound : List.of(0.001, 0.01, 0.1, 1.0, 2.0, 5.0, 10.0, Double.POSITIVE_INFINITY)) {
            Map<String, String> bucket = new HashMap<>(labels);
            bucket.put("le", Double.isInfinite(bound) ? "+Inf" : Double.toString(bound));
            String name = metric.prometheusName() + "_bucket";
            before.add(new Sample(name, bucket, 50));
            now.add(new Sample(name, bucket, 50 + (seconds <= bound ? count : 0)));
        }
        before.add(new Sample(metric.prometheusName() + "_sum", labels, 7));
        now.add(new Sample(metric.prometheusName() + "_sum", labels, 7 + count * seconds));
        return this;
    }

    Planted room(
            String room,
            double rate,
            double usual,
            long botLines,
            double replyShare,
            int depth,
            double duplicates,
            Map<String, Long> posts) {
        rooms.removeIf(other -> other.room().equals(room));
        rooms.add(new RoomReading(
                room, Duration.ofSeconds(60), rate, usual, botLines, 2, replyShare, depth, duplicates, posts, false));
        return this;
    }

    Planted lag(String topic, long then, long after) {
        groups.clear();
        groups.add(new GroupReading("a-group", topic, then, after));
        return this;
    }

    Planted letters(String topic, long recent, String exception) {
        letters.add(new LetterReading(topic, recent, exception, "the reason"));
        return this;
    }

    Planted subject(String subject, int version, boolean known) {
        subjects.clear();
        subjects.add(new SubjectReading(subject, version, known));
        return this;
    }

    Planted workers(State state) {
        workers = state;
        return this;
    }

    Planted brokerSilent(String reason) {
        brokerSilence = reason;
        return this;
    }

    Planted registrySilent(String reason) {
        registrySilence = reason;
        return this;
    }

    Planted closed(String... topics) {
        closedTopics = List.of(topics);
        return this;
    }

    Planted without(Metric metric) {
        before.removeIf(sample -> sample.name().startsWith(metric.prometheusName()));
        now.removeIf(sample -> sample.name().startsWith(metric.prometheusName()));
        return this;
    }

    Answer ask(Question question) {
        return Diagnoses.answer(question, snapshot());
    }

    List<Cause> causes(Question question) {
        return ask(question).findings().stream().map(Finding::cause).toList();
    }

    Snapshot snapshot() {
        return new Snapshot(
                Duration.ofSeconds(5),
                List.of(new ServiceReading("persona-workers", workers, new Samples(before), new Samples(now))),
                rooms,
                groups,
                letters,
                subjects,
                brokerSilence,
                registrySilence,
                closedTopics);
    }
}

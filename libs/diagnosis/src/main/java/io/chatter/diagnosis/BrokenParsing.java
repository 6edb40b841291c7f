package io.chatter.diagnosis;

import io.chatter.observability.Metric;
import io.chatter.topics.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for records that nobody could read, and for schemas that this build does not know.
final class BrokenParsing implements Diagnosis {

    @Override
    public Answer examine(Snapshot snapshot) {
        if (!snapshot.brokerSilence().isEmpty()) {
            return Answer.unknown(Question.SCHEMAS, snapshot.obstacle(_ -> true));
        }
        List<Finding> findings = new ArrayList<>();
        snapshot.letters().forEach(letters -> findings.add(finding(letters)));
        if (findings.isEmpty()) {
            snapshot.increaseBy(Metric.GATEWAY_IGNORED, "topic")
                    .forEach((topic, count) -> ignored(topic, count).ifPresent(findings::add));
        }
        registry(snapshot, findings);
        String obstacle = snapshot.obstacle(topic -> topic.endsWith(TopicSpec.DEAD_LETTER_SUFFIX));
        if (findings.isEmpty() && !obstacle.isEmpty()) {
            return Answer.unknown(Question.SCHEMAS, obstacle);
        }
        long newest = snapshot.subjects().stream().filter(SubjectReading::known).count();
        String fine =
                "No: no record was unreadable in the last ten minutes, and all %d schemas are ones this build knows."
                        .formatted(newest);
        return Answer.of(Question.SCHEMAS, fine, findings, figures(snapshot));
    }

    private static Finding finding(LetterReading letters) {
        boolean parsing = isParsing(letters.exception());
        String name = letters.exception().substring(letters.exception().lastIndexOf('.') + 1);
        return new Finding(
                parsing ? Cause.RECORDS_UNREADABLE : Cause.RECORDS_REFUSED,
                "%s: %d records of %s went to dead letters within ten minutes; the newest failed with %s (%s)."
                        .formatted(
                                parsing ? "Yes" : "Not a schema",
                                letters.recent(),
                                letters.topic(),
                                name,
                                letters.message()),
                "See them with `./chatter dlq list`, mend their writer, then bring them back with `./chatter dlq redrive %s`."
                        .formatted(letters.topic()));
    }

    /// Whether a record could not be decoded, rather than not be used.
    private static boolean isParsing(String exception) {
        return exception.contains("Schema") || exception.contains("Serialization") || exception.contains("Avro");
    }

    private static Optional<Finding> ignored(String topic, double count) {
        return count > 0
                ? Optional.of(new Finding(
                        Cause.RECORDS_UNREADABLE,
                        "Yes: the gateway could not use %.0f records of %s.".formatted(count, topic),
                        "Read `./chatter logs chat-gateway` for `tail.skipped`, and find who writes to " + topic + "."))
                : Optional.empty();
    }

    private static void registry(Snapshot snapshot, List<Finding> findings) {
        if (!snapshot.registrySilence().isEmpty()) {
            findings.add(new Finding(
                    Cause.REGISTRY_AWAY,
                    "The registry does not answer (" + snapshot.registrySilence()
                            + "). Services go on with the schemas they have; a new one waits.",
                    "Look at `./chatter status` and `./chatter logs registry`."));
        }
        for (SubjectReading subject : snapshot.subjects()) {
            if (subject.newestVersion() == 0) {
                findings.add(new Finding(
                        Cause.SCHEMA_MISSING,
                        "Yes: the registry does not know " + subject.subject() + ", so nobody can write it.",
                        "Register the schemas: `./chatter up` does."));
            } else if (!subject.known()) {
                findings.add(new Finding(
                        Cause.SCHEMA_UNKNOWN,
                        "Perhaps: version %d of %s is none that this build writes. Readers go on as long as it is compatible."
                                .formatted(subject.newestVersion(), subject.subject()),
                        "Find who registered it, and deploy the build that knows it to all services."));
            }
        }
    }

    private static List<Figure> figures(Snapshot snapshot) {
        double letters =
                snapshot.letters().stream().mapToDouble(LetterReading::recent).sum();
        Map<String, Double> ignored = snapshot.increaseBy(Metric.GATEWAY_IGNORED, "topic");
        return List.of(
                new Figure("dead letters within ten minutes", letters, "records"),
                new Figure(
                        "ignored by the gateway since the first look",
                        ignored.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum(),
                        "records"),
                new Figure("schemas looked at", snapshot.subjects().size(), "subjects"));
    }
}

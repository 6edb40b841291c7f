package io.chatter.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/// What a [StubRegistry] holds. As in the real ones, an id belongs to a schema and not to a subject. Thread-safe.
final class StubSubjects {

    /// One version of a subject.
    record Version(String subject, int version, int id, Schema schema) {}

    private static final String INHERITED = "";

    private final List<Schema> byId = new ArrayList<>();
    private final Map<String, List<Version>> subjects = new LinkedHashMap<>();
    private final Map<String, String> levels = new LinkedHashMap<>(Map.of(INHERITED, "NONE"));

    /// The version, new or old; empty when it is incompatible with earlier ones.
    synchronized Optional<Version> register(String subject, Schema schema) {
        Optional<Version> known = find(subject, schema);
        if (known.isPresent()) {
            return known;
        }
        List<Version> versions = subjects.getOrDefault(subject, List.of());
        if (!isCompatible(level(subject), schema, versions)) {
            return Optional.empty();
        }
        Version added = new Version(subject, versions.size() + 1, idOf(schema), schema);
        subjects.computeIfAbsent(subject, key -> new ArrayList<>()).add(added);
        return Optional.of(added);
    }

    synchronized Optional<Version> find(String subject, Schema schema) {
        return versions(subject).stream()
                .filter(version -> version.schema().equals(schema))
                .findFirst();
    }

    synchronized List<Version> versions(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, List.of()));
    }

    synchronized List<String> names() {
        return List.copyOf(subjects.keySet());
    }

    synchronized @Nullable Schema byId(int id) {
        return id >= 1 && id <= byId.size() ? byId.get(id - 1) : null;
    }

    synchronized String level(String subject) {
        return levels.getOrDefault(subject, levels.getOrDefault(INHERITED, "NONE"));
    }

    synchronized void setLevel(String subject, String level) {
        levels.put(subject, level);
    }

    private int idOf(Schema schema) {
        int index = byId.indexOf(schema);
        if (index >= 0) {
            return index + 1;
        }
        byId.add(schema);
        return byId.size();
    }

    private static boolean isCompatible(String level, Schema schema, List<Version> versions) {
        List<Version> held =
                level.endsWith("_TRANSITIVE") || versions.isEmpty() ? versions : List.of(versions.getLast());
        boolean backward = level.startsWith("BACKWARD") || level.startsWith("FULL");
        boolean forward = level.startsWith("FORWARD") || level.startsWith("FULL");
        return held.stream()
                .allMatch(version -> (!backward || canRead(schema, version.schema()))
                        && (!forward || canRead(version.schema(), schema)));
    }

    private static boolean canRead(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }
}

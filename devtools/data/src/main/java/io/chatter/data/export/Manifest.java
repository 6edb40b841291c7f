package io.chatter.data.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.data.DataFailure;
import io.chatter.data.log.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an export's folder holds: the offsets that are in it and the files that hold them. A file that
/// it does not name is no part of the export.
///
/// @param format of this file, 2; format 1 did not say which logs its offsets count
/// @param logs which logs they count, by topic
/// @param covered exported offsets, by topic and partition
/// @param files in the order of their making
/// @param undecodable records that are covered but in no file, by topic and cause
record Manifest(
        int format,
        Map<String, LogIdentity> logs,
        Map<String, Map<Integer, Covered>> covered,
        List<Manifest.DataFile> files,
        Map<String, Long> undecodable) {

    static final String NAME = "manifest.json";

    private static final int FORMAT = 2;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /// @param path below the export's folder
    /// @param from first offset of the part that was exported together
    /// @param to one past its last
    record DataFile(String path, String topic, int partition, long from, long to, long rows, long bytes) {}

    /// Of a folder without an export.
    static Manifest empty() {
        return new Manifest(FORMAT, Map.of(), Map.of(), List.of(), Map.of());
    }

    /// Empty where there is none.
    ///
    /// @throws DataFailure when it is of another format, or none of ours
    static Optional<Manifest> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode written = JSON.readTree(file.toFile());
            int format = written.path("format").asInt();
            if (format != FORMAT) {
                throw new DataFailure(
                        file + " is of format " + format + " and not " + FORMAT
                                + ": it does not say which topics its offsets are of",
                        "Keep that folder as it is, and export into another");
            }
            return Optional.of(JSON.treeToValue(written, Manifest.class));
        } catch (JsonProcessingException e) {
            throw new DataFailure(
                    file + " is no manifest of an export (" + e.getOriginalMessage() + ")",
                    "Export into another folder",
                    e);
        }
    }

    /// Writes it in one move, so that a reader finds the earlier or this one.
    void write(Path folder) throws IOException {
        Path next = folder.resolve(NAME + ".next");
        JSON.writeValue(next.toFile(), this);
        Files.move(next, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Covered covered(String topic, int partition) {
        return covered.getOrDefault(topic, Map.of()).getOrDefault(partition, Covered.NOTHING);
    }

    /// This, with offsets of `topic` counting `log`.
    ///
    /// @throws DataFailure when they count another one
    Manifest countedBy(String topic, LogIdentity log) {
        LogIdentity before = covered.containsKey(topic) ? logs.getOrDefault(topic, log) : log;
        if (!before.equals(log)) {
            throw new DataFailure(
                    "The export holds another " + topic + " (topic id " + before.topicId() + " of cluster "
                            + before.cluster() + ") than the broker has now (" + log.topicId() + " of "
                            + log.cluster() + ")",
                    "Export into another folder");
        }
        Map<String, LogIdentity> all = new TreeMap<>(logs);
        all.put(topic, log);
        return new Manifest(format, all, covered, files, undecodable);
    }

    /// This and what a part added.
    Manifest with(Part part, List<DataFile> added, Map<String, Long> skipped) {
        Map<String, Map<Integer, Covered>> all = new TreeMap<>(covered);
        Map<Integer, Covered> partitions = new TreeMap<>(all.getOrDefault(part.topic(), Map.of()));
        part.ranges().forEach(range -> {
            Interval offsets = range.offsets();
            partitions.merge(
                    range.partition().partition(),
                    Covered.NOTHING.with(offsets),
                    (before, one) -> before.with(offsets));
        });
        all.put(part.topic(), partitions);
        List<DataFile> every = new ArrayList<>(files);
        every.addAll(added);
        Map<String, Long> left = new TreeMap<>(undecodable);
        skipped.forEach((cause, records) -> left.merge(cause, records, Long::sum));
        return new Manifest(format, logs, all, every, left);
    }
}

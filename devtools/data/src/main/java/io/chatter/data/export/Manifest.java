package io.chatter.data.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.data.DataFailure;
import io.chatter.data.log.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an export's folder holds: the offsets that are in it and the files that hold them. A file that
/// it does not name is no part of the export.
///
/// @param format of this file, 1
/// @param covered exported offsets, by topic and partition
/// @param files in the order of their making
/// @param undecodable records that are covered but in no file, by topic and cause
record Manifest(
        int format,
        Map<String, Map<Integer, Covered>> covered,
        List<Manifest.DataFile> files,
        Map<String, Long> undecodable) {

    static final String NAME = "manifest.json";

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /// @param path below the export's folder
    /// @param from first offset of the part that was exported together
    /// @param to one past its last
    record DataFile(String path, String topic, int partition, long from, long to, long rows, long bytes) {}

    static Manifest read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new Manifest(FORMAT, Map.of(), List.of(), Map.of());
        }
        try {
            Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new DataFailure(file + " is of format " + manifest.format(), "Export into another folder");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new DataFailure(
                    file + " is no manifest of an export (" + e.getOriginalMessage() + ")",
                    "Export into another folder",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return new Manifest(FORMAT, all, every, left);
    }
}

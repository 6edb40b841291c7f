package io.chatter.data.export;

import io.chatter.data.DataFailure;
import io.chatter.data.export.Manifest.DataFile;
import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of an export: its manifest, the files that it names, and a scratch folder. Owned by one
/// thread and by one process.
final class ExportFolder {

    private static final String SCRATCH = ".scratch";
    private static final String SPILL = ".spill";
    private static final String ENDING = ".parquet";
    private static final String PARTITION = "partition=";

    private final Path root;
    private Manifest manifest;

    private ExportFolder(Path root, Manifest manifest) {
        this.root = root;
        this.manifest = manifest;
    }

    /// Opens or makes the folder and deletes the data files in it that its manifest does not name.
    static ExportFolder open(Path out) {
        Path root = out.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            ExportFolder folder = new ExportFolder(root, Manifest.read(root));
            folder.deleteStrays();
            return folder;
        } catch (IOException e) {
            throw new DataFailure(
                    "The folder " + root + " cannot be used (" + e + ")", "Name one that can be written", e);
        }
    }

    Path spill() {
        return root.resolve(SPILL);
    }

    /// What of `wanted` is not in the export.
    List<OffsetRange> missing(List<OffsetRange> wanted) {
        return wanted.stream()
                .flatMap(range ->
                        manifest
                                .covered(
                                        range.partition().topic(),
                                        range.partition().partition())
                                .missing(range)
                                .stream())
                .toList();
    }

    Path emptyScratch() throws IOException {
        Path scratch = root.resolve(SCRATCH);
        delete(scratch);
        return scratch;
    }

    /// Takes the files of `copy` for `part` and puts them into the manifest.
    ///
    /// @param undecodable records of the part that are in no file, by cause
    /// @return how many files they were
    int take(Part part, PartitionedCopy copy, Map<String, Long> undecodable) throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (Map.Entry<Path, Long> file : new TreeMap<>(copy.rows()).entrySet()) {
            files.add(move(part, copy.folder(), file.getKey(), file.getValue()));
        }
        manifest = manifest.with(part, files, undecodable);
        manifest.write(root);
        delete(copy.folder());
        return files.size();
    }

    private DataFile move(Part part, Path folder, Path written, long rows) throws IOException {
        Path partitionFolder = written.getName(written.getNameCount() - 2);
        int partition = Integer.parseInt(partitionFolder.toString().substring(PARTITION.length()));
        Interval offsets = part.offsetsOf(partition);
        String index = written.getFileName().toString().replaceAll("\\D", ""); // of data_0.parquet
        String name = "p" + partition + "-" + offsets.from() + "-" + offsets.to() + "-" + index + ENDING;
        Path path = Path.of(part.topic())
                .resolve(written.subpath(0, written.getNameCount() - 2))
                .resolve(name);
        Path target = root.resolve(path);
        Files.createDirectories(target.getParent());
        Files.move(folder.resolve(written), target, StandardCopyOption.REPLACE_EXISTING);
        return new DataFile(
                path.toString(), part.topic(), partition, offsets.from(), offsets.to(), rows, Files.size(target));
    }

    private void deleteStrays() throws IOException {
        delete(root.resolve(SCRATCH));
        delete(root.resolve(SPILL));
        Set<Path> named =
                manifest.files().stream().map(file -> root.resolve(file.path())).collect(Collectors.toSet());
        for (Path file : dataFiles(root)) {
            if (!named.contains(file) && file.getFileName().toString().matches("p\\d+-\\d+-\\d+-\\d+\\.parquet")) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> dataFiles(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

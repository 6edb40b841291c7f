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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of an export: its manifest, the files that it names, and a scratch folder. Owned by one
/// thread, and by one process at a time.
final class ExportFolder implements AutoCloseable {

    private static final String SCRATCH = ".scratch";
    private static final String SPILL = ".spill";
    private static final String ENDING = ".parquet";
    private static final String PARTITION = "partition=";

    private final Path root;
    private final FolderLock lock;
    private Manifest manifest;

    private ExportFolder(Path root, FolderLock lock, Manifest manifest) {
        this.root = root;
        this.lock = lock;
        this.manifest = manifest;
    }

    /// Opens or makes the folder and deletes what an export that was killed has left in it.
    ///
    /// @throws DataFailure when another export has it, or its files have no manifest that we know
    static ExportFolder open(Path out) {
        Path root = out.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FolderLock lock = FolderLock.take(root);
            try {
                return opened(root, lock);
            } catch (IOException | DataFailure e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DataFailure(
                    "The folder " + root + " cannot be used (" + e + ")", "Name one that can be written", e);
        }
    }

    private static ExportFolder opened(Path root, FolderLock lock) throws IOException {
        List<Path> files = ExportedFiles.in(root);
        Optional<Manifest> manifest = Manifest.read(root);
        if (manifest.isEmpty()) {
            if (!files.isEmpty()) {
                throw new DataFailure(
                        root + " has exported files (" + root.relativize(files.getFirst()) + ") but no " + Manifest.NAME
                                + " that says what is in them",
                        "Put the manifest back, or export into another folder");
            }
            Manifest.empty().write(root); // from now on, files without a mention are ours to delete
        }
        ExportFolder folder = new ExportFolder(root, lock, manifest.orElseGet(Manifest::empty));
        folder.deleteStrays(files);
        return folder;
    }

    @Override
    public void close() {
        lock.close();
    }

    Path spill() {
        return root.resolve(SPILL);
    }

    /// Offsets of `topic` count `log` from here on.
    ///
    /// @throws DataFailure when those that are here count another one
    void count(String topic, LogIdentity log) {
        manifest = manifest.countedBy(topic, log);
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

    private void deleteStrays(List<Path> files) throws IOException {
        delete(root.resolve(SCRATCH));
        delete(root.resolve(SPILL));
        Set<Path> named =
                manifest.files().stream().map(file -> root.resolve(file.path())).collect(Collectors.toSet());
        for (Path file : files) {
            if (!named.contains(file)) {
                Files.delete(file);
            }
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

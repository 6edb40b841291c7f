package io.chatter.cli.build;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Tells which built artifacts are older than what they are made of. A folder's own time counts too, so that a deleted
/// file is noticed.
public final class SourceTree {

    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "node_modules", ".chatter");
    private static final FileTime NEVER = FileTime.fromMillis(0);

    /// One artifact and what it is made of.
    ///
    /// @param module folder of the Maven module, relative to the root
    /// @param artifact file that the build makes, relative to the module
    /// @param sources files and folders it is made of, relative to the root
    public record Product(String module, String artifact, List<String> sources) {
        public Product {
            sources = List.copyOf(sources);
        }
    }

    private final Path root;
    private final Path stamps;

    /// @param stamps folder of the times of builds that found nothing to write; created when needed
    public SourceTree(Path root, Path stamps) {
        this.root = root;
        this.stamps = stamps;
    }

    public List<Product> stale(List<Product> products) {
        return products.stream().filter(this::isStale).toList();
    }

    public boolean isStale(Product product) {
        Path artifact = root.resolve(product.module()).resolve(product.artifact());
        if (!Files.isRegularFile(artifact)) {
            return true;
        }
        FileTime built = Stream.of(timeOf(artifact), timeOf(stamp(product)))
                .max(FileTime::compareTo)
                .orElse(NEVER);
        return product.sources().stream()
                .anyMatch(source -> newestIn(root.resolve(source)).compareTo(built) > 0);
    }

    /// Notes that `product` was built from sources as they were at `begin`.
    public void built(Product product, FileTime begin) {
        try {
            Files.createDirectories(stamps);
            Path stamp = stamp(product);
            if (!Files.exists(stamp)) {
                Files.createFile(stamp);
            }
            Files.setLastModifiedTime(stamp, begin);
        } catch (IOException e) {
            throw new CliFailure(
                    "The build stamp in " + stamps + " cannot be written (" + e + ")", "Free some disk", e);
        }
    }

    private Path stamp(Product product) {
        return stamps.resolve(product.module().replace('/', '-'));
    }

    private static FileTime newestIn(Path source) {
        NewestTime newest = new NewestTime();
        try {
            Files.walkFileTree(source, newest);
        } catch (IOException e) {
            throw new CliFailure("The sources in " + source + " cannot be read (" + e + ")", "Mend their mode", e);
        }
        return newest.time;
    }

    private static FileTime timeOf(Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file) : NEVER;
        } catch (IOException e) {
            return NEVER;
        }
    }

    private static final class NewestTime extends SimpleFileVisitor<Path> {

        private FileTime time = NEVER;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (NOT_SOURCES.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            // A module's own folder changes whenever `target` appears in it.
            return Files.exists(folder.resolve("pom.xml")) ? FileVisitResult.CONTINUE : seen(attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return seen(attributes);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult seen(BasicFileAttributes attributes) {
            if (attributes.lastModifiedTime().compareTo(time) > 0) {
                time = attributes.lastModifiedTime();
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

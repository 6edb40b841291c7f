package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Where a stack keeps its things.
///
/// @param root folder of the checkout
/// @param data folder of everything this stack writes, `.chatter` in the checkout unless told otherwise
public record StackFolders(Path root, Path data) {

    private static final DateTimeFormatter SUFFIX =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public StackFolders {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    public Path run() {
        return data.resolve("run");
    }

    public Path runState() {
        return run().resolve("stack.json");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String component) {
        return logs().resolve(component + ".log");
    }

    public Path broker() {
        return data.resolve("broker");
    }

    public Path registry() {
        return data.resolve("registry");
    }

    public Path service(String name) {
        return data.resolve("services").resolve(name);
    }

    /// Keys of the tokens that this stack's gateway trusts.
    public Path keys() {
        return data.resolve("keys");
    }

    public Path temporary(String component) {
        return data.resolve("tmp").resolve(component);
    }

    /// Start-up caches; shared by all stacks of the checkout, for they depend on jars only.
    public Path caches() {
        return root.resolve(".chatter").resolve("cache");
    }

    /// Creates the folders and proves that they can be written.
    ///
    /// @throws CliFailure when they cannot
    public void prepare() {
        try {
            for (Path folder : List.of(run(), logs(), caches().resolve("aot"))) {
                Files.createDirectories(folder);
            }
            Files.delete(Files.createTempFile(run(), "probe", ""));
        } catch (IOException e) {
            throw new CliFailure(
                    "The data folder " + data + " cannot be written (" + e + ")",
                    "Free some disk, mend its owner, or name another one with --data-dir",
                    e);
        }
    }

    /// Moves data and logs aside, never deletes them.
    ///
    /// @return where it went
    public Path moveAside(Instant now) {
        Path aside = data.resolveSibling(data.getFileName() + ".aside-" + SUFFIX.format(now));
        try {
            Files.createDirectories(aside);
            for (Path part : List.of(logs(), broker(), registry(), data.resolve("services"))) {
                if (Files.exists(part)) {
                    Files.move(part, aside.resolve(part.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return aside;
        } catch (IOException e) {
            throw new CliFailure("The data in " + data + " cannot be moved aside (" + e + ")", "Move it by hand", e);
        }
    }
}

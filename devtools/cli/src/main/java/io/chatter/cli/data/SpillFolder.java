package io.chatter.cli.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Folders for what does not fit into memory, one a process, named after it. A process takes its own away when it ends,
/// and those that others left which were killed.
final class SpillFolder {

    private static final String PREFIX = "data-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)");

    private SpillFolder() {}

    /// The folder of this process, not made yet; gone when the process ends, by Ctrl-C too.
    ///
    /// @param parent of the folders of all processes
    static Path ofThisProcess(Path parent) {
        sweep(parent);
        Path folder = parent.resolve(PREFIX + ProcessHandle.current().pid());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "spill-folder"));
        return folder;
    }

    /// Deletes the folders of processes that are no more.
    static void sweep(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            entries.filter(SpillFolder::isAbandoned).forEach(SpillFolder::delete);
        } catch (NoSuchFileException _) {
            // Nobody has spilled here yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAbandoned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /// As far as it goes: what is left is for the next sweep.
    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            List<Path> inwards = content.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inwards) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException _) {
            // Somebody writes or deletes in it at this moment.
        }
    }
}

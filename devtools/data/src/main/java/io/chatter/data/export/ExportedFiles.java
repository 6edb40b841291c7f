package io.chatter.data.export;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files that an export into a folder has written, found by where they lie and how they are named:
/// `TOPIC/hour=H/room=R/pPARTITION-FROM-TO-INDEX.parquet`. Exports further below are others'.
final class ExportedFiles {

    private static final int DEPTH = 3;
    private static final Pattern NAME = Pattern.compile("p\\d+-\\d+-\\d+-\\d+\\.parquet");

    private ExportedFiles() {}

    /// Those of topics of the catalogue, whether a manifest names them or not.
    static List<Path> in(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (TopicSpec topic : TopicCatalogue.all()) {
            Path folder = root.resolve(topic.name());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder, DEPTH)) {
                    files.filter(file -> isExported(folder.relativize(file))).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isExported(Path file) {
        return file.getNameCount() == DEPTH
                && file.getName(0).toString().startsWith("hour=")
                && file.getName(1).toString().startsWith("room=")
                && NAME.matcher(file.getFileName().toString()).matches();
    }
}

package io.chatter.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/// The committed versions of one record, oldest first, read from a folder of `v<number>.avsc` files.
record SchemaHistory(List<Version> versions) {

    private static final Pattern FILE = Pattern.compile("v(\\d+)\\.avsc");

    record Version(int number, Schema schema) {}

    static SchemaHistory read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new SchemaHistory(files.map(SchemaHistory::version)
                    .sorted(Comparator.comparingInt(Version::number))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Schema newest() {
        return versions.getLast().schema();
    }

    /// Every version that cannot read `current`'s data or whose data `current` cannot read, with the reason.
    List<String> breaches(Schema current) {
        List<String> breaches = new ArrayList<>();
        for (Version version : versions) {
            breach("current reads v" + version.number(), current, version.schema(), breaches);
            breach("v" + version.number() + " reads current", version.schema(), current, breaches);
        }
        return breaches;
    }

    private static void breach(String what, Schema reader, Schema writer, List<String> breaches) {
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
            breaches.add(what + ": " + verdict.getResult().getIncompatibilities());
        }
    }

    private static Version version(Path file) {
        Matcher matcher = FILE.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalStateException(file + " is not named v<number>.avsc");
        }
        try {
            return new Version(Integer.parseInt(matcher.group(1)), new Schema.Parser().parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

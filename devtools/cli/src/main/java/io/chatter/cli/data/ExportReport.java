package io.chatter.cli.data;

import io.chatter.cli.Json;
import io.chatter.data.export.ParquetExport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// What an export did, as `--json` prints it.
///
/// @param out the export's folder
/// @param records written now
/// @param files written now
/// @param offsetsPresent offsets that were there before
/// @param undecodable records that were left out now, by topic and cause
record ExportReport(
        String out, long records, int files, long offsetsPresent, Map<String, Long> undecodable, double seconds) {

    static ExportReport of(Path out, ParquetExport.Outcome outcome, Duration took) {
        return new ExportReport(
                out.toAbsolutePath().normalize().toString(),
                outcome.rows(),
                outcome.files(),
                outcome.present(),
                outcome.undecodable(),
                took.toMillis() / 1000.0);
    }

    /// The answer is no when records were left out.
    int exitCode() {
        return undecodable.isEmpty() ? 0 : 1;
    }

    String json() {
        return Json.write(this);
    }

    String text() {
        long left = undecodable.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                        Locale.ROOT,
                        "%,d records in %,d new files under %s in %.1f s; %,d offsets were there before",
                        records,
                        files,
                        out,
                        seconds,
                        offsetsPresent)
                + (left == 0
                        ? ""
                        : String.format(Locale.ROOT, "; %,d records cannot be decoded and were left out", left));
    }
}

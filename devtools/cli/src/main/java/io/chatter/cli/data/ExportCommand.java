package io.chatter.cli.data;

import io.chatter.cli.CliFailure;
import io.chatter.data.export.ParquetExport;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./chatter export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes topics as Parquet files by hour and room, with a manifest.",
            "Run again, it adds what is new; interrupted, it goes on where it was.",
            "Exit code 1 when records that cannot be decoded were left out."
        })
public final class ExportCommand implements Callable<Integer> {

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the files.")
    private Path out = Path.of("");

    @Option(
            names = "--topics",
            paramLabel = "NAME",
            split = ",",
            description = "Topics, separated by commas (default: all of the catalogue).")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        ReadReport progress = new ReadReport(System.err);
        try (ParquetExport export = new ParquetExport(log.address(), out, progress)) {
            ParquetExport.Outcome outcome = export.run(wanted(), range.range());
            ExportReport report = ExportReport.of(out, outcome, Duration.ofNanos(System.nanoTime() - begin));
            System.out.println(json ? report.json() : report.text());
            return report.exitCode();
        }
    }

    private List<String> wanted() {
        if (topics.isEmpty()) {
            return TopicCatalogue.all().stream().map(TopicSpec::name).toList();
        }
        for (String topic : topics) {
            if (TopicCatalogue.find(topic).isEmpty()) {
                throw new CliFailure(
                        "There is no topic `" + topic + "` in the catalogue", "See `./chatter topics list`");
            }
        }
        return topics;
    }
}

package io.chatter.cli.data;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.Table;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.TopicLog;
import io.chatter.data.replay.RecordingSink;
import io.chatter.data.replay.Replay;
import io.chatter.data.replay.ReplaySink;
import io.chatter.data.replay.RunDiff;
import io.chatter.data.replay.RunSink;
import io.chatter.data.replay.RunTopics;
import io.chatter.data.replay.Speed;
import io.chatter.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./chatter replay`.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Replays a part of a topic: into a run of its own, with trends and density computed anew, or into a file.",
            "Live topics and groups do not notice. The same part gives the same bytes.",
            "Exit code 1 when there was no record in it."
        },
        subcommands = ReplayDecisionsCommand.class)
public final class ReplayCommand implements Callable<Integer> {

    /// Where a replay goes.
    enum Target {
        RUN,
        FILE
    }

    private static final DateTimeFormatter RUN_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// A replay as programs read it.
    ///
    /// @param run its name; null where it went into a file
    /// @param file null where it went into a run
    record Printed(
            String topic,
            long records,
            @Nullable String run,
            @Nullable String file) {}

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "The topic (default: the firehose).")
    private @Nullable String topic;

    @Option(names = "--room", description = "Only records of this room.")
    private @Nullable String room;

    @Option(
            names = "--speed",
            defaultValue = "max",
            description = "0.1 to 100 times as fast as it was, or max (default: max).")
    private String speed = "max";

    @Option(
            names = "--into",
            paramLabel = "run|file",
            defaultValue = "run",
            description = "Topics named replay.RUN.*, or the file of --file (default: run).")
    private Target target = Target.RUN;

    @Option(names = "--run", paramLabel = "NAME", description = "Name of the run (default: the time).")
    private @Nullable String run;

    @Option(names = "--file", paramLabel = "FILE", description = "File to write with --into file.")
    private @Nullable Path file;

    @Option(names = "--from-file", paramLabel = "FILE", description = "Replay what this file holds, not the topic.")
    private @Nullable Path recording;

    @Option(names = "--json", description = "Print what was replayed as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (file != null && target == Target.RUN) {
            throw new CliFailure("--file is for --into file only", "Add --into file, or leave --file out");
        }
        LogAddress address = log.address();
        Replay.Request request =
                new Replay.Request(topicName(), range.range(), Optional.ofNullable(room), Speed.parse(speed));
        String name = run == null ? "r" + RUN_NAME.format(Clock.systemUTC().instant()) : run;
        ReplayReport report = new ReplayReport(System.err, System::nanoTime);
        Replay replay = new Replay(address, report);
        long records;
        try (ReplaySink sink = sink(address, name)) {
            Path source = recording;
            records = source == null ? replay.run(request, sink) : replay.run(request, source, sink);
        }
        report.end();
        boolean intoRun = target == Target.RUN;
        Printed replayed =
                new Printed(request.topic(), records, intoRun ? name : null, intoRun ? null : String.valueOf(file));
        System.out.println(json ? Json.write(replayed) : text(replayed));
        return records == 0 ? 1 : 0;
    }

    LogOptions log() {
        return log;
    }

    private String text(Printed replayed) {
        if (replayed.records() == 0) {
            return "no record of " + replayed.topic() + " in that part; nothing is kept";
        }
        String what = replayed.records() + " records of " + replayed.topic() + " into ";
        if (replayed.run() == null) {
            return what + replayed.file();
        }
        String where =
                what + "replay." + replayed.run() + ".*; compare with `./chatter replay diff " + replayed.run() + "`";
        return replayed.topic().equals(TopicCatalogue.CHAT_FIREHOSE.name())
                ? where + System.lineSeparator() + "watch it in the page: ?room=" + (room == null ? "ROOM" : room)
                        + "&run=" + replayed.run()
                : where;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = {
                "Compares what a run computed with what was live, window by window.",
                "Exit code 1 when a window that can be compared differs, 2 when none can be."
            })
    int diff(
            @Parameters(paramLabel = "RUN", description = "Name of the run.") String name,
            @Option(names = "--json", description = "Print it as JSON.") boolean json) {
        LogAddress address = log.address();
        List<RunDiff.Comparison> comparisons;
        try (TopicLog records = new TopicLog(address)) {
            comparisons = new RunDiff(address, records).compare(new RunTopics(name));
        }
        if (json) {
            System.out.println(Json.write(comparisons));
        } else {
            Table table = new Table("TOPIC", "SAME", "DIFFERENT", "REPLAY ONLY", "LIVE ONLY", "WARMING UP", "GONE");
            comparisons.forEach(found -> table.row(
                    found.topic(),
                    found.same(),
                    found.different(),
                    found.onlyReplay(),
                    found.onlyLive(),
                    found.warmUp(),
                    found.gone()));
            System.out.print(table.render());
            comparisons.forEach(found -> found.examples().forEach(example -> System.out.println("  " + example)));
        }
        if (comparisons.stream().mapToLong(RunDiff.Comparison::compared).sum() == 0) {
            throw new CliFailure(
                    "No window of the run `" + name + "` can be compared",
                    "Replay a part that is longer, or that is not so long ago");
        }
        return comparisons.stream().allMatch(RunDiff.Comparison::isSame) ? 0 : 1;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the runs, and tells which are not complete.")
    int list(@Option(names = "--json", description = "Print them as JSON.") boolean json) {
        List<RunTopics.Held> runs = RunTopics.runs(log.address());
        if (json) {
            System.out.println(Json.write(runs));
        } else {
            runs.forEach(held -> System.out.println(held.run() + (held.complete() ? "" : "  not complete")));
        }
        return 0;
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Deletes a run's topics. Exit code 1 when it has none.")
    int drop(@Parameters(paramLabel = "RUN", description = "Name of the run.") String name) {
        Set<String> dropped = new RunTopics(name).drop(log.address());
        dropped.forEach(deleted -> System.out.println("deleted " + deleted));
        return dropped.isEmpty() ? 1 : 0;
    }

    private String topicName() {
        String name = topic == null ? TopicCatalogue.CHAT_FIREHOSE.name() : topic;
        return TopicCatalogue.find(name)
                .orElseThrow(() -> new CliFailure(
                        "There is no topic `" + name + "` in the catalogue", "See `./chatter topics list`"))
                .name();
    }

    private ReplaySink sink(LogAddress address, String name) {
        Path written = file;
        return switch (target) {
            case RUN -> new RunSink(address, new RunTopics(name), topicName(), log.spill());
            case FILE -> {
                if (written == null) {
                    throw new CliFailure("It is not said which file", "Name it with --file");
                }
                yield new RecordingSink(address, written);
            }
        };
    }
}

package io.chatter.cli.data;

import io.chatter.data.log.Bound;
import io.chatter.data.log.Range;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of the topics a command is about.
final class RangeOptions {

    @Option(
            names = "--from",
            paramLabel = "POINT",
            description =
                    "Begin here: an instant (2026-11-22T13:00:00Z), an age (90s, 15m, 2h, 1d) or PARTITION:OFFSET.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "POINT", description = "End before this point (default: the present end).")
    private @Nullable String to;

    Range range() {
        Instant now = Clock.systemUTC().instant();
        Range range = Range.EVERYTHING;
        if (from != null) {
            range = range.intersect(Bound.from(Bound.parse(from, now)));
        }
        if (to != null) {
            range = range.intersect(Bound.to(Bound.parse(to, now)));
        }
        return range;
    }

    /// The same for another program.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (from != null) {
            arguments.add("from=" + from);
        }
        if (to != null) {
            arguments.add("to=" + to);
        }
        return arguments;
    }
}

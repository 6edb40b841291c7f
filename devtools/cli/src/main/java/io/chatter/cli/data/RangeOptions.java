package io.chatter.cli.data;

import io.chatter.cli.CliFailure;
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

    /// @throws CliFailure when the points are of two partitions
    Range range() {
        Instant now = Clock.systemUTC().instant();
        Bound begin = from == null ? null : Bound.parse(from, now);
        Bound end = to == null ? null : Bound.parse(to, now);
        if (begin instanceof Bound.Offset first
                && end instanceof Bound.Offset last
                && first.partition() != last.partition()) {
            throw new CliFailure(
                    "--from is in partition " + first.partition() + " and --to in partition " + last.partition(),
                    "Name the same partition in both");
        }
        Range range = begin == null ? Range.EVERYTHING : Bound.from(begin);
        return end == null ? range : range.intersect(Bound.to(end));
    }

    /// The same for another program.
    ///
    /// @throws CliFailure as for `range`
    List<String> arguments() {
        range();
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

package io.chatter.data.log;

import io.chatter.data.DataFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a range begins or ends, as people write it: an instant, an age such as `15m`, or a partition's
/// offset.
public sealed interface Bound {

    /// @param instant a record's timestamp
    record At(Instant instant) implements Bound {}

    /// @param partition the only partition that is wanted
    record Offset(int partition, long offset) implements Bound {}

    Pattern AGE = Pattern.compile("(\\d+)(s|m|h|d)");
    Pattern OFFSET = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    /// @throws DataFailure when it is none of the forms
    static Bound parse(String text, Instant now) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            return new At(now.minus(duration(Long.parseLong(age.group(1)), age.group(2))));
        }
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return new Offset(Integer.parseInt(offset.group(1)), Long.parseLong(offset.group(2)));
        }
        return new At(text.equals("now") ? now : instant(text));
    }

    /// The range from `begin` on.
    static Range from(Bound begin) {
        return switch (begin) {
            case At(Instant instant) -> Range.ofTimes(Interval.from(instant.toEpochMilli()));
            case Offset(int partition, long offset) ->
                Range.ofPartitions(Set.of(partition)).intersect(Range.ofOffsets(Interval.from(offset)));
        };
    }

    /// The range up to `end`, exclusive.
    static Range to(Bound end) {
        return switch (end) {
            case At(Instant instant) -> Range.ofTimes(Interval.to(instant.toEpochMilli()));
            case Offset(int partition, long offset) ->
                Range.ofPartitions(Set.of(partition)).intersect(Range.ofOffsets(Interval.to(offset)));
        };
    }

    private static Instant instant(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new DataFailure(
                    "`" + text + "` is no point in a topic",
                    "Write an instant (2026-11-22T13:00:00Z), an age (90s, 15m, 2h, 1d), now, or PARTITION:OFFSET",
                    e);
        }
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}

package io.chatter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was said in one room lately, and by whom last: what slow mode and unique chat go by. Filled from the firehose,
/// so that it holds lines that came through other replicas, too.
///
/// Thread-safe: the tail and event loops write, event loops ask.
final class RecentSpeech {

    /// A line may be said again after this long.
    static final Duration REMEMBERED = Duration.ofMinutes(2);

    private static final int MAX_LINES = 500;
    private static final int MAX_PEOPLE = 5_000;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final NewestEntries<String, Instant> lines = new NewestEntries<>(MAX_LINES);
    private final NewestEntries<String, Instant> people = new NewestEntries<>(MAX_PEOPLE);

    /// A line is in the firehose, or on its way there.
    synchronized void said(String author, String text, Instant at) {
        lines.renew(keyOf(text), at, (_, now) -> now);
        people.renew(author, at, (before, now) -> now.isAfter(before) ? now : before);
    }

    /// A line that was taken at `at` could not be sent: it may be said again, at once.
    synchronized void unsaid(String author, String text, Instant at) {
        lines.remove(keyOf(text));
        people.remove(author, at);
    }

    synchronized boolean wasSaid(String text, Instant now) {
        Instant at = lines.get(keyOf(text));
        return at != null && Duration.between(at, now).compareTo(REMEMBERED) < 0;
    }

    /// @return how long `author` has to wait until `pause` after their last line is over
    synchronized Optional<Duration> waitOf(String author, Duration pause, Instant now) {
        return Optional.ofNullable(people.get(author))
                .map(last -> Duration.between(now, last.plus(pause)))
                .filter(Duration::isPositive);
    }

    private static String keyOf(String text) {
        return SPACE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}

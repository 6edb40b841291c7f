package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.StreamFeed;
import java.time.Duration;

/// How long to wait before the next try: twice as long after each failure, up to a bound. Used by one
/// thread.
final class Backoff {
    private static final Duration HEALTHY = Duration.ofSeconds(30);

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    static Backoff forFeed(StreamFeed feed) {
        Duration longest = feed.longestRest();
        Duration usual = Duration.ofSeconds(1);
        return new Backoff(usual.compareTo(longest) < 0 ? usual : longest, longest);
    }

    static Backoff forRecognisers() {
        return new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    }

    /// @param worked how long the last try went well; a long while counts as a fresh start
    Duration after(Duration worked) {
        if (worked.compareTo(HEALTHY) >= 0) {
            next = first;
        }
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }
}

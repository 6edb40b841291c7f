package io.chatter.benchmark.fanout;

import java.time.Duration;
import java.util.Map;

/// How large a fan-out is.
///
/// @param clients in one room
/// @param rate lines a second
/// @param seconds that are measured
/// @param stalled how many of the clients never read
record FanoutSizes(int clients, int rate, int seconds, int stalled) {

    FanoutSizes {
        if (clients < 1 || rate < 1 || seconds < 1 || stalled < 0 || stalled >= clients) {
            throw new IllegalArgumentException("clients, rate and seconds must be at least 1, and not all stalled");
        }
    }

    static FanoutSizes of(Map<String, Integer> sizes) {
        return new FanoutSizes(
                sizes.getOrDefault("clients", 0),
                sizes.getOrDefault("rate", 0),
                sizes.getOrDefault("seconds", 0),
                sizes.getOrDefault("stalled", 0));
    }

    /// Reads what [#toString()] wrote.
    static FanoutSizes parse(String text) {
        String[] parts = text.split(",");
        return new FanoutSizes(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    FanoutSizes withStalled(int count) {
        return new FanoutSizes(clients, rate, seconds, count);
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    @Override
    public String toString() {
        return clients + "," + rate + "," + seconds + "," + stalled;
    }
}

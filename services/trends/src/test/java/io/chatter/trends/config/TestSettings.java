package io.chatter.trends.config;

import java.time.Duration;
import java.util.UUID;

/// One thread, quick commits.
record TestSettings(String applicationId) implements TrendsSettings {

    /// A group of its own.
    static TestSettings fresh() {
        return new TestSettings("chatter-trends-" + UUID.randomUUID());
    }

    @Override
    public Duration commitInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public String address() {
        return "127.0.0.1:8083";
    }

    @Override
    public int standbys() {
        return 1;
    }
}

package io.chatter.trends.config;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How the topology is hosted.
@ConfigMapping(prefix = "chatter.trends")
public interface TrendsSettings {

    /// Kafka Streams application id without the topology's version: the group, and the prefix of
    /// internal topics.
    String applicationId();

    /// How often a transaction is committed; results are seen by others at most this much later.
    Duration commitInterval();

    int threads();

    /// Where other instances reach this one's HTTP server, as `host:port`; they pass on questions about
    /// the rooms that it has.
    String address();

    /// How many other instances keep a copy of this one's stores; there can be no more than there are
    /// instances.
    int standbys();
}

package io.chatter.trends.config;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How the topology is hosted.
@ConfigMapping(prefix = "chatter.trends")
public interface TrendsSettings {

    /// Kafka Streams application id without the topology's version: the group, and the prefix of internal topics.
    String applicationId();

    /// How often a transaction is committed; results are seen by others at most this much later.
    Duration commitInterval();

    int threads();
}

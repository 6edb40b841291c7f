package io.chatter.data.export;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/// Which log a topic's offsets count. A topic of the same name that was deleted and made again, or that
/// another cluster has, counts from 0 anew.
///
/// @param cluster Kafka's id of the cluster
/// @param topicId Kafka's id of the topic
record LogIdentity(String cluster, String topicId) {

    private static final long PATIENCE_SECONDS = 15;

    /// Those of `topics`, by name.
    ///
    /// @throws DataFailure naming the topic that the broker does not know
    static Map<String, LogIdentity> of(LogAddress address, Collection<String> topics) {
        try (Admin admin = Admin.create(address.clientSettings())) {
            String cluster =
                    await(address, "its cluster", admin.describeCluster().clusterId());
            Map<String, LogIdentity> identities = new TreeMap<>();
            admin.describeTopics(topics).topicNameValues().forEach((topic, described) -> {
                String id = await(address, topic, described).topicId().toString();
                identities.put(topic, new LogIdentity(cluster, id));
            });
            return identities;
        }
    }

    private static <T> T await(LogAddress address, String what, KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw silent(address, what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw silent(address, what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataFailure("The export was interrupted", "Run it again", e);
        }
    }

    private static DataFailure silent(LogAddress address, String what, Throwable cause) {
        return new DataFailure(
                "The broker at " + address.bootstrapServers() + " does not describe " + what + " (" + cause.getMessage()
                        + ")",
                "Start the stack with `./chatter up`, or see `./chatter status`",
                cause);
    }
}

package io.chatter.trends.config;

import io.chatter.messaging.KafkaSecurity;
import io.chatter.observability.EventLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;

/// How many instances keep a copy of each other's stores. Under the streams group protocol that is a
/// setting of the group, on the broker, and not of its members.
final class Standbys {

    /// Asks the broker once.
    @FunctionalInterface
    interface Question {

        /// @throws RetriableException when it may be asked again
        /// @throws KafkaException when it refuses
        void ask() throws InterruptedException;
    }

    private static final EventLog LOG = EventLog.of(Standbys.class);
    private static final String KEY = "streams.num.standby.replicas";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private Standbys() {}

    /// Asks the broker for `replicas` copies until it answers, on a thread of its own; interrupt it to
    /// give up. The group works without, so a broker that refuses is only told of.
    static Thread request(String bootstrapServers, String group, int replicas) {
        return Thread.ofVirtual()
                .name("standbys")
                .start(() -> keepAsking(() -> ask(bootstrapServers, group, replicas), BETWEEN));
    }

    static void keepAsking(Question question, Duration between) {
        try {
            while (!isAnswered(question)) {
                Thread.sleep(between);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isAnswered(Question question) throws InterruptedException {
        try {
            question.ask();
            return true;
        } catch (RetriableException e) {
            LOG.warn("standbys.unanswered", e);
            return false;
        } catch (KafkaException e) {
            LOG.warn("standbys.refused", e);
            return true;
        }
    }

    /// @throws RetriableException when it may be asked again
    static void ask(String bootstrapServers, String group, int replicas) throws InterruptedException {
        Map<String, Object> client = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        AlterConfigOp set =
                new AlterConfigOp(new ConfigEntry(KEY, Integer.toString(replicas)), AlterConfigOp.OpType.SET);
        try (Admin admin = admin(client)) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), List.of(set)))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e);
        }
    }

    /// A broker's name that cannot be resolved yet fails here, as a plain KafkaException around a ConfigException.
    private static Admin admin(Map<String, Object> client) {
        try {
            return Admin.create(client);
        } catch (KafkaException e) {
            throw e.getCause() instanceof ConfigException
                    ? new org.apache.kafka.common.errors.TimeoutException(e.getCause())
                    : e;
        }
    }
}

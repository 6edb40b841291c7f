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
import org.apache.kafka.common.config.ConfigResource;

/// How many instances keep a copy of each other's stores. Under the streams group protocol that is a
/// setting of the group, on the broker, and not of its members.
final class Standbys {

    private static final EventLog LOG = EventLog.of(Standbys.class);
    private static final String KEY = "streams.num.standby.replicas";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Standbys() {}

    /// Asks the broker for `replicas` copies. The group works without, so a broker that is away or
    /// refuses is only told of.
    static void request(String bootstrapServers, String group, int replicas) {
        Map<String, Object> client = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            AlterConfigOp set =
                    new AlterConfigOp(new ConfigEntry(KEY, Integer.toString(replicas)), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), List.of(set)))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("standbys.refused", e, "group", group, "replicas", replicas);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

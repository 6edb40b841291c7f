package io.chatter.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the broker listens and keeps its log.
///
/// @param data folder of the log and of the cluster metadata; created, and formatted on first use
/// @param host name or address that both listeners bind to and that clients are told
/// @param clientPort port of clients, 1 to 65535
/// @param controllerPort port of the KRaft controller, 1 to 65535, another one than `clientPort`
public record BrokerConfig(Path data, String host, int clientPort, int controllerPort) {

    static final int NODE_ID = 1;

    public BrokerConfig {
        data = data.toAbsolutePath();
        requirePort("client port", clientPort);
        requirePort("controller port", controllerPort);
        if (clientPort == controllerPort) {
            throw new IllegalArgumentException("client and controller port must differ, both are " + clientPort);
        }
    }

    /// A broker on the loopback address and on two ports that were free a moment ago.
    public static BrokerConfig onFreePorts(Path data) {
        try (ServerSocket client = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket controller = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new BrokerConfig(data, "127.0.0.1", client.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback address", e);
        }
    }

    public String bootstrapServers() {
        return host + ":" + clientPort;
    }

    /// Kafka's own settings: one node in both roles, sized for one machine, quick to start and to stop.
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        listeners(settings);
        singleReplica(settings);
        smallFootprint(settings);
        quickStart(settings);
        return settings;
    }

    private void listeners(Map<String, String> settings) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + host + ":" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "CLIENT://" + bootstrapServers() + ",CONTROLLER://" + host + ":" + controllerPort);
        settings.put("advertised.listeners", "CLIENT://" + bootstrapServers());
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
    }

    private static void singleReplica(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void smallFootprint(Map<String, String> settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.cleaner.threads", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("num.recovery.threads.per.data.dir", "2");
    }

    private static void quickStart(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        // After kill -9 the next start waits until the controller forgets the dead broker: this long instead of 9 s.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        // What a killed producer left open is looked for every second instead of every 10 s.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.putAll(groupTimeouts());
    }

    /// How soon members of groups are missed, by Kafka's own keys; what is written of failover was measured with these.
    public static Map<String, String> groupTimeouts() {
        Map<String, String> settings = new LinkedHashMap<>();
        // An instance of Kafka Streams that was killed is missed after 5 s instead of 45 s.
        settings.put("group.streams.session.timeout.ms", "5000");
        settings.put("group.streams.min.session.timeout.ms", "1000");
        settings.put("group.streams.heartbeat.interval.ms", "1000");
        settings.put("group.streams.min.heartbeat.interval.ms", "200");
        // And a persona worker after 7 s, so that its agents speak again elsewhere within ten.
        settings.put("group.consumer.session.timeout.ms", "7000");
        settings.put("group.consumer.min.session.timeout.ms", "6000");
        settings.put("group.consumer.heartbeat.interval.ms", "1000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "1000");
        return settings;
    }

    private static void requirePort(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be 1 to 65535, not " + port);
        }
    }
}

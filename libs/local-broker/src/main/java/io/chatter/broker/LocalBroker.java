package io.chatter.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// One running broker and controller. Several may live in one JVM, at once or one after the other, each
/// on a folder of its own.
///
/// Thread-safe. Kafka owns all threads; they end with [#close()].
public final class LocalBroker implements AutoCloseable {

    private static final String META_PROPERTIES = "meta.properties";

    private final BrokerConfig config;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalBroker(BrokerConfig config, KafkaRaftServer server) {
        this.config = config;
        this.server = server;
    }

    /// Starts a broker and returns when it takes requests. Formats the data folder when it is new.
    ///
    /// @throws BrokerFailure when the folder is damaged or cannot be written, or a port is taken
    public static LocalBroker start(BrokerConfig config) {
        return start(config, Map.of());
    }

    /// Like [#start(BrokerConfig)], with settings of Kafka's own that take precedence.
    public static LocalBroker start(BrokerConfig config, Map<String, String> settings) {
        formatWhenNew(config.data());
        Properties properties = new Properties();
        properties.putAll(config.settings());
        properties.putAll(settings);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            return new LocalBroker(config, server);
        } catch (RuntimeException e) {
            if (server != null) {
                server.shutdown();
            }
            throw new BrokerFailure(
                    "The broker did not start on " + config.bootstrapServers() + " with its data in " + config.data()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    public BrokerConfig config() {
        return config;
    }

    public String bootstrapServers() {
        return config.bootstrapServers();
    }

    /// Blocks until the broker has stopped.
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    /// Stops in order, data flushed; a second call does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void formatWhenNew(Path data) {
        try {
            Files.createDirectories(data);
            if (Files.exists(data.resolve(META_PROPERTIES))) {
                return;
            }
            requireEmpty(data);
            format(data);
        } catch (IOException e) {
            throw new BrokerFailure("The broker's data folder " + data + " cannot be written: " + e, e);
        }
    }

    /// A log without its meta.properties is a damaged one: formatting it anew would orphan what it holds.
    private static void requireEmpty(Path data) throws IOException {
        try (Stream<Path> content = Files.list(data)) {
            if (content.findAny().isPresent()) {
                throw new BrokerFailure("The broker's data folder " + data + " holds files but no " + META_PROPERTIES
                        + ": it is damaged, or not a broker's. Move it aside to start with an empty one.");
            }
        }
    }

    private static void format(Path data) {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerConfig.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .run();
        } catch (Exception e) {
            throw new BrokerFailure("The broker's data folder " + data + " cannot be formatted: " + e.getMessage(), e);
        }
    }
}

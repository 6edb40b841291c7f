package io.chatter.trends.config;

import io.chatter.messaging.ChatterSerdes;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.ChatTopology;
import io.chatter.topology.TopologySerdes;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.trends.TrendsApplication;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts the topology, its serdes and Kafka's settings together.
@ApplicationScoped
class TrendsAssembly {

    private static final int FETCH_WAIT_MS = 50;

    @Produces
    @Singleton
    @Startup
    TrendsApplication application(
            TrendsSettings settings,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "chatter.schema-registry.url") String registry,
            @ConfigProperty(name = "chatter.data-dir") Optional<Path> dataDir) {
        ChatterSerdes serdes = ChatterSerdes.create(Map.of("schema.registry.url", registry));
        Properties properties = properties(settings, bootstrapServers);
        dataDir.ifPresent(folder -> properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString()));
        TrendsApplication application = new TrendsApplication(
                ChatTopology.build(
                        TrendsConfig.defaults(),
                        BotDensityConfig.defaults(),
                        new TopologySerdes(
                                serdes.of(ChatMessage.class),
                                serdes.of(TrendsSnapshot.class),
                                serdes.of(BotDensity.class))),
                properties);
        application.start();
        return application;
    }

    void stop(@Disposes TrendsApplication application) {
        application.close();
    }

    private static Properties properties(TrendsSettings settings, String bootstrapServers) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                TopicCatalogue.CHAT_FIREHOSE.deadLetterTopic());
        properties.put(StreamsConfig.consumerPrefix("fetch.max.wait.ms"), FETCH_WAIT_MS);
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        return properties;
    }
}

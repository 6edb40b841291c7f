package io.chatter.trends.config;

import io.chatter.messaging.ChatterSerdes;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.ChatTopology;
import io.chatter.topology.TopologySerdes;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.trends.FirehosePast;
import io.chatter.trends.TrendsApplication;
import io.chatter.trends.rest.InstanceRouter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Puts the topology, its serdes and Kafka's settings together.
@ApplicationScoped
class TrendsAssembly {

    private @Nullable Thread standbys;

    @Produces
    @Singleton
    @Startup
    TrendsApplication application(
            TrendsSettings settings,
            MeterRegistry meters,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "chatter.schema-registry.url") String registry,
            @ConfigProperty(name = "chatter.data-dir") Optional<Path> dataDir) {
        ChatterSerdes serdes = ChatterSerdes.create(Map.of("schema.registry.url", registry));
        Properties properties = StreamsProperties.of(settings, bootstrapServers, meters);
        dataDir.ifPresent(folder -> properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString()));
        TrendsApplication application = new TrendsApplication(
                ChatTopology.build(
                        TrendsConfig.defaults(),
                        BotDensityConfig.defaults(),
                        new TopologySerdes(
                                serdes.of(ChatMessage.class),
                                serdes.of(TrendsSnapshot.class),
                                serdes.of(BotDensity.class)),
                        new FirehosePast(
                                StreamsProperties.client(bootstrapServers),
                                serdes.of(ChatMessage.class).deserializer())),
                properties,
                meters,
                Clock.systemUTC());
        standbys = Standbys.request(bootstrapServers, StreamsProperties.applicationId(settings), settings.standbys());
        application.start();
        return application;
    }

    @Produces
    @Singleton
    InstanceRouter router(TrendsApplication application, TrendsSettings settings) {
        return new InstanceRouter(application.windows(), HostInfo.buildFromEndpoint(settings.address()));
    }

    void stop(@Disposes InstanceRouter router) {
        router.close();
    }

    void stop(@Disposes TrendsApplication application) {
        if (standbys != null) {
            standbys.interrupt();
        }
        application.close();
    }
}

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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// The hosted topology as a process of its own, to be killed: `TrendsProcess BOOTSTRAP REGISTRY
/// APPLICATION STATE`. Ends with its parent.
final class TrendsProcess {

    private static final int TRANSACTION_TIMEOUT_MS = 2_000;

    private TrendsProcess() {}

    static Process start(String bootstrapServers, String registry, String applicationId, Path state)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrendsProcess.class.getName(),
                        bootstrapServers,
                        registry,
                        applicationId,
                        state.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        Properties properties =
                StreamsProperties.of(new TestSettings(arguments[2]), arguments[0], new SimpleMeterRegistry());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, arguments[3]);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        ChatterSerdes serdes = ChatterSerdes.create(Map.of("schema.registry.url", arguments[1]));
        try (TrendsApplication application = new TrendsApplication(
                ChatTopology.build(
                        TrendsConfig.defaults(),
                        BotDensityConfig.defaults(),
                        new TopologySerdes(
                                serdes.of(ChatMessage.class),
                                serdes.of(TrendsSnapshot.class),
                                serdes.of(BotDensity.class)),
                        new FirehosePast(
                                StreamsProperties.client(arguments[0]),
                                serdes.of(ChatMessage.class).deserializer())),
                properties,
                new SimpleMeterRegistry(),
                Clock.systemUTC())) {
            application.start();
            System.in.transferTo(System.out);
        }
    }
}

package io.chatter.gateway.config;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.gateway.Emotes;
import io.chatter.gateway.LineJudge;
import io.chatter.gateway.PendingLines;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.kafka.IngestMetrics;
import io.chatter.gateway.kafka.IngestSettings;
import io.chatter.gateway.kafka.IngestThreads;
import io.chatter.gateway.kafka.KafkaEndpoint;
import io.chatter.gateway.kafka.KafkaLineLog;
import io.chatter.gateway.kafka.KafkaModerationLog;
import io.chatter.gateway.kafka.KafkaOlderLines;
import io.chatter.gateway.kafka.KafkaPersonaMemories;
import io.chatter.gateway.kafka.KafkaRoomPast;
import io.chatter.gateway.kafka.LogTail;
import io.chatter.gateway.kafka.TailMetrics;
import io.chatter.gateway.safety.FloodJudge;
import io.chatter.gateway.safety.ModeratedJudge;
import io.chatter.gateway.safety.RoomPolicies;
import io.chatter.gateway.safety.SafetyJudge;
import io.chatter.gateway.socket.ServerEventJson;
import io.chatter.safety.TextModeration;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts the gateway's ends of the log together.
@Singleton
public class LogAssembly {

    /// Each line may have a commit marker beside it.
    private static final long OFFSETS_PER_LINE = 2;

    @Produces
    @Singleton
    KafkaEndpoint endpoint(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "chatter.schema-registry.url") String registryUrl) {
        return new KafkaEndpoint(bootstrapServers, registryUrl);
    }

    @Produces
    @Singleton
    LineJudge judge(TextModeration safety, ChatterConfiguration configuration, Rooms rooms) {
        Clock clock = Clock.systemUTC();
        RoomPolicies policies = RoomPolicies.of(configuration);
        LineJudge safely = new SafetyJudge(safety, policies, clock);
        LineJudge sparing =
                new FloodJudge(safely, policies, configuration.rooms().keySet(), clock);
        return new ModeratedJudge(sparing, rooms, Emotes.own(), clock);
    }

    @Produces
    @Singleton
    IngestThreads ingest(KafkaEndpoint endpoint, GatewayConfig config, LineJudge judge, MeterRegistry registry) {
        IngestSettings settings = new IngestSettings(
                config.replica(), config.ingest().threads(), config.ingest().writers());
        return new IngestThreads(endpoint, settings, judge, new IngestMetrics(registry));
    }

    @Produces
    @Singleton
    LogTail tail(
            KafkaEndpoint endpoint, Rooms rooms, PendingLines pending, GatewayConfig config, MeterRegistry registry) {
        long linesBack = OFFSETS_PER_LINE * config.rooms().ring();
        return new LogTail(endpoint, rooms, pending, new TailMetrics(registry), linesBack);
    }

    @Produces
    @Singleton
    KafkaLineLog lines(KafkaEndpoint endpoint) {
        return new KafkaLineLog(endpoint);
    }

    void close(@Disposes KafkaLineLog lines) {
        lines.close();
    }

    @Produces
    @Singleton
    KafkaModerationLog decisions(KafkaEndpoint endpoint) {
        return new KafkaModerationLog(endpoint, Clock.systemUTC());
    }

    void close(@Disposes KafkaModerationLog decisions) {
        decisions.close();
    }

    @Produces
    @Singleton
    KafkaOlderLines older(KafkaEndpoint endpoint, ServerEventJson encoder) {
        return new KafkaOlderLines(endpoint, encoder);
    }

    @Produces
    @Singleton
    KafkaPersonaMemories memories(KafkaEndpoint endpoint) {
        return new KafkaPersonaMemories(endpoint);
    }

    @Produces
    @Singleton
    KafkaRoomPast past(KafkaEndpoint endpoint, ServerEventJson encoder) {
        return new KafkaRoomPast(endpoint, encoder, Clock.systemUTC());
    }
}

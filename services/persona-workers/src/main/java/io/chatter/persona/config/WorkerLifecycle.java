package io.chatter.persona.config;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.ModerationProfile;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.kafka.KafkaSettings;
import io.chatter.persona.runtime.PersonaWorker;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Builds the worker from the settings, starts it with the process and closes it with it. Ready when the
/// worker is.
@Readiness
@Singleton
public class WorkerLifecycle implements HealthCheck {

    private static final int CANARY_BYTES = 12;
    private static final int ATTEMPTS = 2;

    private final PersonaWorker worker;

    WorkerLifecycle(Connections connections, LlmConfig llm, WorkerConfig config, MeterRegistry registry) {
        ChatterConfiguration configuration = ChatterConfiguration.load(connections.configs());
        String canary = canary();
        Clock clock = Clock.systemUTC();
        SpeechGuard guard = new SpeechGuard(
                new TextModeration(),
                policies(configuration, canary),
                ModerationPolicy.defaults().withCanaries(Set.of(canary)));
        KafkaSettings kafka = new KafkaSettings(
                connections.bootstrapServers(), connections.registryUrl(), config.group(), config.lookback());
        TurnSettings turns =
                new TurnSettings(llm.concurrency(), config.patience(), llm.deadline(), config.publishing(), ATTEMPTS);
        Generators generators = new Generators(llm, configuration, canary, clock);
        this.worker = new PersonaWorker(
                new PersonaWorker.Blueprint(
                        configuration, kafka, generators::build, guard, turns, config.lookInterval()),
                registry,
                clock,
                new ProcessEnd(Runtime.getRuntime()::halt));
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.close();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("persona-worker")
                .status(worker.ready())
                .withData("agents", worker.agents())
                .build();
    }

    private static Map<String, ModerationPolicy> policies(ChatterConfiguration configuration, String canary) {
        Map<String, ModerationPolicy> policies = new HashMap<>();
        configuration.rooms().forEach((id, room) -> {
            ModerationProfile profile = configuration.moderation().get(room.moderation());
            if (profile != null) {
                policies.put(id, profile.policy().withCanaries(Set.of(canary)));
            }
        });
        return policies;
    }

    private static String canary() {
        byte[] bytes = new byte[CANARY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "cn-" + HexFormat.of().formatHex(bytes);
    }
}

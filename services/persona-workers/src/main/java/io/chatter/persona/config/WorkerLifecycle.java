package io.chatter.persona.config;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.ModerationProfile;
import io.chatter.observability.tracing.Tracing;
import io.chatter.observability.tracing.TracingSettings;
import io.chatter.persona.RosterShare;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Succession;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.kafka.KafkaArchive;
import io.chatter.persona.kafka.KafkaSettings;
import io.chatter.persona.mem0.Mem0Archive;
import io.chatter.persona.mem0.Mem0Server;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.MemorySafety;
import io.chatter.persona.memory.MemorySettings;
import io.chatter.persona.memory.TransientArchive;
import io.chatter.persona.runtime.PersonaCards;
import io.chatter.persona.runtime.PersonaWorker;
import io.chatter.persona.runtime.SpendingMeters;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Builds the worker from the settings, starts it with the process and closes it with it. Ready when the
/// worker is.
@Readiness
@Singleton
public class WorkerLifecycle implements HealthCheck {

    private static final int CANARY_BYTES = 12;
    private static final int ATTEMPTS = 2;
    private static final int NOTES = 24;
    private static final Duration BY_RULE = Duration.ofSeconds(5);
    private static final Duration BY_MODEL = Duration.ofSeconds(60);

    private final PersonaWorker worker;

    WorkerLifecycle(
            Connections connections, LlmConfig llm, WorkerConfig config, MemoryConfig memory, MeterRegistry registry) {
        ChatterConfiguration configuration = ChatterConfiguration.load(connections.configs());
        String canary = canary();
        Clock clock = Clock.systemUTC();
        TextModeration moderation = new TextModeration();
        ModerationPolicy standard = ModerationPolicy.defaults().withCanaries(Set.of(canary));
        SpeechGuard guard = new SpeechGuard(moderation, policies(configuration, canary), standard);
        KafkaSettings kafka = new KafkaSettings(
                connections.bootstrapServers(), connections.registryUrl(), config.group(), config.lookback());
        TurnSettings turns =
                new TurnSettings(llm.concurrency(), config.patience(), llm.deadline(), config.publishing(), ATTEMPTS);
        RosterShare share = new RosterShare();
        Generators generators = new Generators(
                llm,
                configuration,
                canary,
                share,
                new SpendingMeters(registry, llm.model().orElse("house")),
                clock);
        PersonaCards cards = new PersonaCards(
                configuration.personas(),
                () -> ChatterConfiguration.load(connections.configs()).personas(),
                clock);
        this.worker = new PersonaWorker(
                new PersonaWorker.Blueprint(
                        configuration.rooms().values(),
                        cards,
                        kafka,
                        config.decisionSample(),
                        new PersonaWorker.Speaking(generators::build, share, guard, turns),
                        new PersonaWorker.Remembrance(
                                employer -> archive(memory, kafka, registry, employer),
                                generators.extractor(memory),
                                new MemorySafety(moderation, standard),
                                settings(memory, generators.extractsByModel(memory))),
                        config.lookInterval(),
                        succession(config)),
                registry,
                clock,
                new ProcessEnd(Runtime.getRuntime()::halt));
    }

    private static Succession succession(WorkerConfig config) {
        return new Succession(
                Succession.LONGEST_DOUBT,
                KafkaSettings.SENDING,
                config.publishing(),
                config.heartbeatInterval(),
                config.sessionTimeout());
    }

    private static Archive archive(
            MemoryConfig memory, KafkaSettings kafka, MeterRegistry registry, Archive.Employer employer) {
        return switch (memory.provider()) {
            case EMBEDDED -> new KafkaArchive(kafka, new MeteredMemoryServer(registry)::lost, employer.fatal());
            case MEM0 ->
                new Mem0Archive(
                        mem0(memory.mem0()),
                        Mem0Archive.Manners.DEFAULT,
                        Clock.systemUTC(),
                        new MeteredMemoryServer(registry),
                        employer);
            case NONE -> new TransientArchive();
        };
    }

    private static Mem0Server mem0(MemoryConfig.Mem0Config config) {
        return new Mem0Server(
                config.dialect(), config.baseUrl(), config.apiKey().orElse(""), config.timeout());
    }

    private static MemorySettings settings(MemoryConfig memory, boolean modelled) {
        Duration interval = memory.interval().orElse(modelled ? BY_MODEL : BY_RULE);
        return new MemorySettings(interval, memory.recalled(), memory.kept(), NOTES, memory.reflection());
    }

    void start(@Observes StartupEvent event) {
        Tracing.start(TracingSettings.of("persona-workers", System.getenv()));
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

    /// Whom this worker runs, and whom it cannot: at `/q/health/well`, where nothing probes.
    @Produces
    @Wellness
    @Singleton
    HealthCheck agents() {
        return () -> {
            HealthCheckResponseBuilder told =
                    HealthCheckResponse.named("agents").up();
            worker.states().forEach((key, state) -> told.withData(key, state.label()));
            return told.build();
        };
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

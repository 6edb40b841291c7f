package io.chatter.cli.kafka;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.LocalStack;
import io.chatter.cli.stack.Progress;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.messaging.CompatibilityLevel;
import io.chatter.messaging.ProvisioningException;
import io.chatter.messaging.ProvisioningReport;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.RegistrySecurity;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.TopicProvisioner;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/// Topics, schemas and roster of a stack. Idempotent.
public final class StackProvisioning implements LocalStack.Provisioning {

    private final ChatterConfiguration configuration;
    private final Progress progress;
    private final Clock clock;

    public StackProvisioning(ChatterConfiguration configuration, Progress progress, Clock clock) {
        this.configuration = configuration;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public void provision(Endpoints endpoints) {
        topics(endpoints);
        schemas(endpoints);
        roster(endpoints);
    }

    private void topics(Endpoints endpoints) {
        long begin = System.nanoTime();
        try (Admin admin = Admin.create(BrokerSettings.of(endpoints))) {
            ProvisioningReport report = new TopicProvisioner(admin).provision(TopicCatalogue.all());
            progress.step(
                    "topics",
                    report.created().size() + " created, " + report.unchanged().size() + " there",
                    since(begin));
        } catch (ProvisioningException e) {
            throw new CliFailure(
                    "The topics cannot be provisioned: " + e.getMessage(),
                    "Mend what it names. On chatter's own broker, `./chatter up --fresh` begins with empty data",
                    e);
        }
    }

    private void schemas(Endpoints endpoints) {
        long begin = System.nanoTime();
        SchemaRegistryClient registry = new SchemaRegistryClient(new RegistryConfig(
                endpoints.registryUrl(), RegistrySecurity.ofProcess(), Duration.ofSeconds(10), false, false));
        try {
            if (registry.globalCompatibility() != CompatibilityLevel.FULL_TRANSITIVE) {
                registry.setGlobalCompatibility(CompatibilityLevel.FULL_TRANSITIVE);
            }
            for (TopicSpec topic : TopicCatalogue.all()) {
                registry.register(topic.valueSubject(), topic.value());
            }
            progress.step("schemas", TopicCatalogue.all().size() + " registered", since(begin));
        } catch (SchemaException e) {
            throw new CliFailure(
                    "The schemas cannot be registered: " + e.getMessage(),
                    "Keep schemas FULL_TRANSITIVE-compatible. On chatter's own broker, `./chatter up --fresh` begins with empty data",
                    e);
        }
    }

    private void roster(Endpoints endpoints) {
        long begin = System.nanoTime();
        try (Roster roster = new Roster(endpoints)) {
            Roster.Change change = roster.apply(Roster.wanted(configuration, clock.instant()));
            progress.step(
                    "roster", change.written() + " agents written, " + change.unchanged() + " unchanged", since(begin));
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}

package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.kafka.StackProvisioning;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        description = {
            "Makes topics, schemas and roster on a cluster of your own, as `up` does on its own. Writes only what is different.",
            "Takes KAFKA_BOOTSTRAP_SERVERS, CHATTER_SCHEMA_REGISTRY_URL and CHATTER_KAFKA_SECURITY_* where options are missing."
        })
final class ProvisionCommand implements Callable<Integer> {

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "The brokers.")
    private @Nullable String bootstrapServers;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry with Confluent's API.")
    private @Nullable URI registry;

    @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS)
    private @Nullable Path configs;

    @Override
    public Integer call() {
        Path folder = StackOptions.configs(configs);
        String servers = named(bootstrapServers, "KAFKA_BOOTSTRAP_SERVERS", "--bootstrap-servers");
        URI schemas = URI.create(
                named(registry == null ? null : registry.toString(), "CHATTER_SCHEMA_REGISTRY_URL", "--registry"));
        new StackProvisioning(ConfigCommand.load(folder), new Progress(System.out), Clock.systemUTC())
                .provision(new Endpoints(URI.create("http://localhost"), servers, schemas));
        return 0;
    }

    private static String named(@Nullable String option, String variable, String name) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .orElseThrow(
                        () -> new CliFailure("It is not said which cluster", "Use " + name + " or set " + variable));
    }
}

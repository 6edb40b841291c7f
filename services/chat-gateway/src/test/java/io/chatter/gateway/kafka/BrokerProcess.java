package io.chatter.gateway.kafka;

import io.chatter.broker.BrokerConfig;
import io.chatter.broker.LocalBrokerProcess;
import io.chatter.messaging.TopicProvisioner;
import io.chatter.topics.TopicCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/// A real broker in a process of its own, with all topics, for the tests of one JVM: inside a JVM under test, whose
/// classes come from several loaders, Kafka's server does not find its own. Ends with the JVM.
final class BrokerProcess {

    private static final class Holder {
        private static final BrokerProcess SHARED = start();
    }

    private final BrokerConfig config;

    private BrokerProcess(BrokerConfig config) {
        this.config = config;
    }

    static BrokerProcess shared() {
        return Holder.SHARED;
    }

    String bootstrapServers() {
        return config.bootstrapServers();
    }

    private static BrokerProcess start() {
        try {
            Path data = Files.createTempDirectory("chatter-gateway-broker");
            BrokerConfig config = BrokerConfig.onFreePorts(data.resolve("log"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LocalBrokerProcess.class.getName(),
                            config.data().toString(),
                            config.host(),
                            Integer.toString(config.clientPort()),
                            Integer.toString(config.controllerPort()))
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "broker-end"));
            awaitReady(process);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.bootstrapServers()))) {
                new TopicProvisioner(admin).provision(TopicCatalogue.all());
                awaitServed(admin);
            }
            return new BrokerProcess(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("broker.ready")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new IllegalStateException("the broker did not start: " + said);
    }

    /// A broker answers that a topic was made before it serves it.
    private static void awaitServed(Admin admin) {
        var names = TopicCatalogue.all().stream()
                .map(topic -> topic.deadLetterTopic())
                .toList();
        while (!admin.listTopics()
                .names()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .containsAll(names)) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}

package io.chatter.e2e;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// The official Kafka image in place of the stack's own broker, by `./chatter test -Ptestcontainers`.
final class OfficialKafka {

    private static final String IMAGE = "apache/kafka:" + System.getProperty("chatter.e2e.kafka", "");

    private OfficialKafka() {}

    /// Starts the container, which ends with this process.
    ///
    /// @return its bootstrap servers; empty without that profile
    /// @throws org.opentest4j.TestAbortedException when there is no Docker, so that tests are skipped
    static Optional<String> wanted() {
        if (System.getProperty("chatter.e2e.kafka", "").isEmpty()) {
            return Optional.empty();
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String reason = "Skipped: -Ptestcontainers runs system tests on " + IMAGE + ", and there is no Docker here";
            // A report of tests does not tell it on the console.
            System.err.println(reason);
            Assumptions.abort(reason);
        }
        KafkaContainer kafka =
                new KafkaContainer(DockerImageName.parse(IMAGE)).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return Optional.of(kafka.getBootstrapServers());
    }
}

package io.chatter.trends.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class StandbysTest {

    private static final ConfigResource GROUP = new ConfigResource(ConfigResource.Type.GROUP, "trends-with-copies");

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldSetTheNumberOfCopiesOfTheGroup() {
        // When
        Standbys.request(TestBroker.shared().bootstrapServers(), GROUP.name(), 1);

        // Then
        try (Admin admin = TestBroker.shared().admin()) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(admin.describeConfigs(List.of(GROUP))
                                    .all()
                                    .get()
                                    .get(GROUP)
                                    .get("streams.num.standby.replicas")
                                    .value())
                            .isEqualTo("1"));
        }
    }

    @Test
    void shouldAskAgainWhileTheBrokerIsAway() {
        // When
        Standbys.keepAsking(
                () -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new TimeoutException("nobody answers");
                    }
                },
                Duration.ZERO);

        // Then
        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldAskAgainWhileTheNameOfTheBrokerDoesNotResolve() {
        assertThatThrownBy(() -> Standbys.ask("nowhere.invalid:9092", GROUP.name(), 1))
                .isInstanceOf(RetriableException.class);
    }

    @Test
    void shouldTakeARefusalForAnAnswer() {
        // When
        Standbys.keepAsking(
                () -> {
                    asked.incrementAndGet();
                    throw new ClusterAuthorizationException("not yours");
                },
                Duration.ZERO);

        // Then
        assertThat(asked).hasValue(1);
    }
}

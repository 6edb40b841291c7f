package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chatter.persona.kafka.KafkaSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final Duration PUBLISHING = Duration.ofSeconds(3);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    @Test
    void shouldSuitTheLocalBroker() {
        // When
        Succession succession = succession(PUBLISHING, Duration.ofSeconds(7));

        // Then
        assertThat(succession.doubt()).isEqualTo(Succession.LONGEST_DOUBT);
    }

    @Test
    void shouldRefuseASessionThatEndsBeforeTheLastLineIsThere() {
        // Given
        Duration last = Succession.LONGEST_DOUBT.plus(KafkaSettings.SENDING).plus(HEARTBEAT);

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> succession(PUBLISHING, last))
                .withMessageContaining("CHATTER_WORKER_SESSION_TIMEOUT");
    }

    @Test
    void shouldRefuseToGiveUpALineThatMayStillArrive() {
        // Given
        Duration impatient = KafkaSettings.SENDING.minusMillis(1);

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> succession(impatient, Duration.ofSeconds(7)))
                .withMessageContaining("CHATTER_WORKER_PUBLISHING");
    }

    private static Succession succession(Duration publishing, Duration session) {
        return new Succession(Succession.LONGEST_DOUBT, KafkaSettings.SENDING, publishing, HEARTBEAT, session);
    }
}

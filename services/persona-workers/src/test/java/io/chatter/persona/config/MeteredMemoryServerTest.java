package io.chatter.persona.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MeteredMemoryServerTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldCountLostMemoriesFromZeroOn() {
        // Given
        MeteredMemoryServer server = new MeteredMemoryServer(registry);
        double atTheStart = lost();

        // When
        server.lost();

        // Then
        assertThat(atTheStart).isZero();
        assertThat(lost()).isEqualTo(1);
    }

    private double lost() {
        return registry.get("chatter.persona.memories")
                .tag("outcome", "lost")
                .counter()
                .count();
    }
}

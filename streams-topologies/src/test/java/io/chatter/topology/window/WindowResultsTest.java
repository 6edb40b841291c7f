package io.chatter.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What the golden file says of a store changes with what makes it another one.
class WindowResultsTest {

    private static final HoppingWindows WINDOWS =
            new HoppingWindows(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ZERO);

    @Test
    void shouldDescribeItsRetentionAndItsValues() {
        // Given
        WindowResults<Long> results = new WindowResults<>("counts", 10, Long.class);

        // When
        String description = results.describe(WINDOWS);

        // Then
        assertThat(description)
                .isEqualTo("Store: counts (windows: PT10S, retention: PT1M, values: java.lang.Long)")
                .isNotEqualTo(new WindowResults<>("counts", 11, Long.class).describe(WINDOWS))
                .isNotEqualTo(new WindowResults<>("counts", 10, String.class).describe(WINDOWS));
    }
}

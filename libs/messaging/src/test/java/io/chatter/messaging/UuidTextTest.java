package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {

    @Test
    void shouldWriteAndReadWhatTheJdkWrites() {
        // Given
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            UUID value = new UUID(random.nextLong(), random.nextLong());
            byte[] text = new byte[UuidText.LENGTH + 2];

            // When
            UuidText.write(value, text, 1);

            // Then
            assertThat(new String(text, 1, UuidText.LENGTH, StandardCharsets.US_ASCII))
                    .isEqualTo(value.toString());
            assertThat(UuidText.read(text, 1, UuidText.LENGTH)).isEqualTo(value);
        }
    }

    @Test
    void shouldReadUpperCaseDigits() {
        // Given
        UUID value = UUID.fromString("01935a1b-c2d3-7001-8123-456789abcdef");
        byte[] text = value.toString().toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

        // When
        UUID read = UuidText.read(text, 0, text.length);

        // Then
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01935a1b-c2d3-7001-8123-456789abcdeg",
                "01935a1b+c2d3-7001-8123-456789abcdef",
                "01935a1b-c2d3-7001-8123 456789abcdef",
                "0193:a1b-c2d3-7001-8123-456789abcdef",
                "not an id",
                ""
            })
    void shouldRefuseWhatIsNoUuid(String text) {
        // Given
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        // When, Then
        assertThatThrownBy(() -> UuidText.read(bytes, 0, bytes.length)).isInstanceOf(IllegalArgumentException.class);
    }
}

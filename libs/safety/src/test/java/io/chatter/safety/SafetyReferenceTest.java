package io.chatter.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds docs/reference/safety.md to what the code does. Run with `-Dchatter.docs.write=true` to write it anew.
final class SafetyReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("chatter.root", "../.."), "docs", "reference", "safety.md");

    @Test
    void shouldMatchTheReferencePage() throws IOException {
        // Given
        String expected = new SafetyReference(new TextModeration()).page();
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }

        // When
        String page = Files.readString(PAGE);

        // Then
        assertThat(page)
                .as("docs/reference/safety.md; write it anew with -Dchatter.docs.write=true")
                .isEqualTo(expected);
    }
}

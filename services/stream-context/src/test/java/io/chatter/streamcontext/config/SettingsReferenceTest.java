package io.chatter.streamcontext.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds docs/reference/stream-context.md to the code. Run with `-Dchatter.docs.write=true` to write it anew.
class SettingsReferenceTest {
    private static final Path ROOT = Path.of(System.getProperty("chatter.root", "../.."));
    private static final Path SOURCES = Path.of("src/main/java/io/chatter/streamcontext/config");

    @Test
    void shouldNameEverySetting() throws IOException {
        // Given
        Path page = ROOT.resolve("docs/reference/stream-context.md");

        // When
        String generated = SettingsPage.text(SOURCES);
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.writeString(page, generated);
        }

        // Then
        assertThat(generated)
                .contains(
                        "| `CHATTER_SPEECH_HTTP_AT_ONCE` | `2` |",
                        "| `CHATTER_EVENTS_HYPE_LEAST_CONFIDENCE` | `0.5` |");
        assertThat(page)
                .as("%s is generated; write it anew with -Dchatter.docs.write=true", page)
                .hasContent(generated);
    }
}

package io.chatter.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds what is generated from the rules to what the code does. Run with `-Dchatter.docs.write=true` to write it anew.
final class SafetyReferenceTest {
    private static final Path ROOT = Path.of(System.getProperty("chatter.root", "../.."));

    @Test
    void shouldMatchTheReferencePage() throws IOException {
        assertCurrent("docs/reference/safety.md", new SafetyReference(new TextModeration()).page());
    }

    @Test
    void shouldMatchTheTypesOfThePage() throws IOException {
        assertCurrent("services/web-ui/src/main/web/net/safety.ts", SafetyReference.typesOfThePage());
    }

    private static void assertCurrent(String file, String expected) throws IOException {
        Path path = ROOT.resolve(file);
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, expected);
        }
        assertThat(Files.readString(path))
                .as("%s; write it anew with -Dchatter.docs.write=true", file)
                .isEqualTo(expected);
    }
}

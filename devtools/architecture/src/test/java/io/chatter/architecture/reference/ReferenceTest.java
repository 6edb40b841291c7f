package io.chatter.architecture.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds docs/reference to the code. Run with `-Dchatter.docs.write=true` to write the pages anew.
class ReferenceTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    static Stream<Arguments> pages() throws IOException {
        return Stream.of(
                Arguments.of("topics.md", TopicsPage.text()),
                Arguments.of("metrics.md", MetricsPage.text() + FlightEventsPage.text()),
                Arguments.of("command-line.md", CommandLinePage.text()),
                Arguments.of("configuration.md", ConfigurationPage.text(ROOT.resolve("configs/schema"))));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldSayWhatTheCodeDoes(String name, String generated) throws IOException {
        // Given
        Path page = ROOT.resolve("docs/reference").resolve(name);

        // When
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, generated);
        }

        // Then
        assertThat(page)
                .as("%s is generated; write it anew with -Dchatter.docs.write=true", page)
                .hasContent(generated);
    }
}

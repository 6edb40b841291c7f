package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartDiagnosisTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "File corrupted while reading record: \"/data/registry/registry.mv.db\". Possible solution: [90030-240]",
                "IO Exception: \"/data/registry/registry.mv.db\" [90028-240]"
            })
    void shouldNameTheFileOfADamagedDatabase(String complaint) throws IOException {
        // Given what Apicurio Registry prints, and goes on
        StartDiagnosis diagnosis =
                diagnosis("2026-11-22 12:23:14 ERROR Non-transient error, failing immediately: " + complaint + "\n");

        // When
        String line = diagnosis.known().orElseThrow().line();

        // Then
        assertThat(line)
                .isEqualTo(
                        "chatter: The data of the registry in /data/registry/registry.mv.db is damaged or cannot be read. Mend"
                                + " that, or begin with empty data by `./chatter up --fresh`, which moves the old data aside.");
    }

    @Test
    void shouldShowTheEndOfTheLogWhenItKnowsNoBetter() throws IOException {
        // When
        StartDiagnosis diagnosis = diagnosis("one\ntwo\n");

        // Then
        assertThat(diagnosis.known()).isEmpty();
        assertThat(diagnosis.ended().evidence()).containsExactly("one", "two");
    }

    private StartDiagnosis diagnosis(String log) throws IOException {
        return new StartDiagnosis("registry", Files.writeString(folder.resolve("registry.log"), log));
    }
}

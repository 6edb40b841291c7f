package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartDiagnosisTest {

    @TempDir
    Path folder;

    @Test
    void shouldNameTheFileOfADamagedDatabase() throws IOException {
        // Given what Apicurio Registry prints, and goes on
        StartDiagnosis diagnosis = diagnosis("""
                2026-11-22 12:23:14 ERROR Non-transient database connection error, failing immediately: File corrupted \
                while reading record: "/data/registry/registry.mv.db". Possible solution: use the recovery tool [90030-240]
                """);

        // When
        String line = diagnosis.known().orElseThrow().line();

        // Then
        assertThat(line)
                .isEqualTo(
                        "chatter: The data of the registry in /data/registry/registry.mv.db is damaged. Mend that, or"
                                + " begin with empty data by `./chatter up --fresh`, which moves the old data aside.");
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

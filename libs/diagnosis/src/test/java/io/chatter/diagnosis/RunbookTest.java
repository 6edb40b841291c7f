package io.chatter.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunbookTest {

    @Test
    void shouldSayForEveryCauseWhatToDo() throws Exception {
        // Given
        Path runbook = Path.of(System.getProperty("chatter.root")).resolve("docs/how-to/runbook.md");

        // When
        var sections = Files.readAllLines(runbook).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3));

        // Then
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Cause.values()).map(Cause::id).toList());
    }
}

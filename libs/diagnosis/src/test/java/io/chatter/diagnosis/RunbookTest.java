package io.chatter.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {

    private static final Path ROOT = Path.of(System.getProperty("chatter.root"));
    private static final Pattern LINK = Pattern.compile("runbook_url: .*#([a-z-]+)");

    @Test
    void shouldSayForEveryCauseAndEveryAlertWhatToDo() throws IOException {
        // Given
        Stream<String> causes = Arrays.stream(Cause.values()).map(Cause::id);
        Stream<String> alerts = LINK.matcher(Files.readString(ROOT.resolve("docker/observability/alerts.yaml")))
                .results()
                .map(link -> link.group(1));

        // When
        List<String> sections = Files.readAllLines(ROOT.resolve("docs/how-to/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        // Then
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(causes, alerts).distinct().toList());
    }
}

package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the diagram of docs/concepts to what services may read and write of the catalogue's topics, from which their
/// rights on the brokers are made.
class DataFlowTest {

    private static final Path PAGE = Path.of(System.getProperty("chatter.root"))
            .resolve("docs/concepts/data-flow.md")
            .normalize();
    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);

    /// Rewritten by `-Dchatter.docs.write=true`.
    @Test
    void shouldDrawWhoReadsAndWritesWhat() throws IOException {
        // Given
        String page = Files.readString(PAGE);
        Matcher drawn = DIAGRAM.matcher(page);
        assertThat(drawn.find()).as("%s has a diagram", PAGE).isTrue();

        // When
        String diagram = diagram();
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.writeString(PAGE, page.substring(0, drawn.start(1)) + diagram + page.substring(drawn.end(1)));
        }

        // Then
        assertThat(Files.readString(PAGE))
                .as("generated: rewrite with -Dchatter.docs.write=true")
                .contains("```mermaid\n" + diagram + "```");
    }

    private static String diagram() {
        List<String> lines = new ArrayList<>(List.of("flowchart LR"));
        List<ServiceAccess> services = ServiceAccess.services();
        services.forEach(service -> lines.add("  " + service.service() + "[" + service.service() + "]"));
        services.stream()
                .flatMap(service -> Stream.concat(service.reads().stream(), service.writes().stream()))
                .map(TopicSpec::name)
                .distinct()
                .sorted()
                .forEach(topic -> lines.add("  " + topic + "([" + topic + "])"));
        for (ServiceAccess service : services) {
            service.writes().forEach(topic -> lines.add("  " + service.service() + " --> " + topic.name()));
            service.reads().forEach(topic -> lines.add("  " + topic.name() + " --> " + service.service()));
        }
        return String.join("\n", lines) + "\n";
    }
}

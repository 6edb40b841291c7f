package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of docs/how-to/deploy.md says what pods ask for and what was measured, and leaves room between the two.
class PodResourcesTest {

    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);

    private static final Pattern BENCHMARK = Pattern.compile("`([a-z-]+)`");

    /// @param memory as measured, `287.0 MB`; empty where it was not
    /// @param cores as measured
    /// @param source which benchmarks that was, each in backticks
    private record Row(
            String pod, String askedProcessors, String askedMemory, String memory, String cores, String source) {

        String megabytes() {
            return memory.replace(" MB", "");
        }
    }

    private final List<ObjectNode> objects = Rendered.rendered("pod-per-group");

    @Test
    void shouldSayWhatPodsAskFor() throws IOException {
        assertThat(rows())
                .extracting(Row::pod)
                .containsExactlyInAnyOrderElementsOf(ServiceAccess.services().stream()
                        .map(ServiceAccess::service)
                        .toList());
        for (Row row : rows()) {
            JsonNode resources = resources(row);
            assertThat(row.askedProcessors())
                    .as(row.pod())
                    .isEqualTo(resources.at("/requests/cpu").asText());
            assertThat(row.askedMemory())
                    .as(row.pod())
                    .isEqualTo(resources.at("/requests/memory").asText());
        }
    }

    @Test
    void shouldAskForMoreThanWasMeasured() throws IOException {
        // Given
        List<String> figures = Files.readAllLines(ROOT.resolve("docs/benchmarks/README.md"));

        // Then: what was measured is what the benchmarks' page says
        for (Row row : rows()) {
            JsonNode resources = resources(row);
            String told = BENCHMARK
                    .matcher(row.source())
                    .results()
                    .flatMap(name -> figures.stream().filter(line -> line.startsWith("| " + name.group(1) + " |")))
                    .collect(Collectors.joining("\n"));
            assertThat(told).as(row.pod()).containsPattern("\\b" + Pattern.quote(row.cores()) + "\\b");
            assertThat(told).as(row.pod()).containsPattern("\\b" + Pattern.quote(row.megabytes()) + "\\b");
            assertThat(Quantity.getAmountInBytes(
                            new Quantity(resources.at("/requests/cpu").asText())))
                    .as("cores of %s", row.pod())
                    .isGreaterThan(new BigDecimal(row.cores()));
            if (!row.memory().isEmpty()) {
                BigDecimal measured = new BigDecimal(row.megabytes()).multiply(MEGABYTE);
                assertThat(Quantity.getAmountInBytes(
                                new Quantity(resources.at("/limits/memory").asText())))
                        .as("memory of %s", row.pod())
                        .isGreaterThan(measured.multiply(new BigDecimal("1.5")));
            }
        }
    }

    private JsonNode resources(Row row) {
        return Rendered.pod(Rendered.find(objects, "Deployment", row.pod())).at("/containers/0/resources");
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/how-to/deploy.md")).stream()
                .dropWhile(line -> !line.startsWith("| pod | processors |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells ->
                        new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6)))
                .toList();
    }
}

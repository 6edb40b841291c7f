package io.chatter.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnalyticsFilesTest {

    private static final Path FOLDER = Path.of(System.getProperty("chatter.root"))
            .resolve("docker/analytics")
            .normalize();

    /// Rewritten by `-Dchatter.docs.write=true`.
    @Test
    void shouldStandInTheFolderAsTheCatalogueHasThem() throws IOException {
        for (Map.Entry<String, String> file : AnalyticsFiles.all().entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("chatter.docs.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            assertThat(path)
                    .as("generated: rewrite with -Dchatter.docs.write=true")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void shouldNotStandThereWhenTheirTopicIsNoMore() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString())
                            .filter(file -> file.contains("/") && !file.startsWith("trino/questions/")))
                    .containsExactlyInAnyOrderElementsOf(AnalyticsFiles.all().keySet());
        }
    }

    @Test
    void shouldDefineEveryTopicForEveryEngine() {
        Map<String, String> files = AnalyticsFiles.all();
        assertThat(TopicCatalogue.all()).allSatisfy(topic -> {
            assertThat(files.get("flink/tables.sql")).contains("'topic' = '" + topic.name() + "'");
            assertThat(files.keySet()).contains("connect/" + topic.name().replaceAll("[.-]", "_") + ".json");
        });
        assertThat(files.get("trino/tables.sql"))
                .contains(
                        "\"author\" ROW(\"id\" VARCHAR, \"display_name\" VARCHAR, \"color\" VARCHAR, \"badges\" ARRAY(VARCHAR))");
        assertThat(files.get("flink/tables.sql"))
                .contains("`sent_at` TIMESTAMP(3) NOT NULL,", "`broadcast_at` TIMESTAMP(3),")
                .contains("`badges` ARRAY<STRING NOT NULL> NOT NULL> NOT NULL,");
    }
}

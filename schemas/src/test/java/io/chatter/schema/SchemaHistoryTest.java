package io.chatter.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaHistoryTest {

    private static final Path SOURCES = Path.of("src/main/avro");
    private static final Path HISTORY = Path.of("history");
    private static final Path FIXTURES = Path.of("src/test/resources/history");

    static Stream<Schema> schemas() {
        Schema.Parser parser = new Schema.Parser();
        // What other records carry comes first.
        List.of("ChatMessage", "StreamContext", "TrendsSnapshot", "BotDensity")
                .forEach(name -> parse(parser, SOURCES.resolve(name + ".avsc")));
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Schema> schemas = files.sorted()
                    .map(file -> {
                        Schema known = parser.getTypes().get("io.chatter.schema." + nameOf(file));
                        return known == null ? parse(parser, file) : known;
                    })
                    .toList();
            return schemas.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldReadAndBeReadByEveryEarlierVersion(Schema current) {
        // Given
        SchemaHistory history = SchemaHistory.read(HISTORY.resolve(current.getName()));

        // When
        List<String> breaches = history.breaches(current);

        // Then
        assertThat(breaches)
                .as("give new fields a default, and remove only fields that have one")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldHaveTheCurrentSchemaAsItsNewestVersion(Schema current) {
        // Given
        SchemaHistory history = SchemaHistory.read(HISTORY.resolve(current.getName()));

        // When
        Schema newest = history.newest();

        // Then
        assertThat(newest)
                .as("save the changed %s as the next version in %s", current.getName(), HISTORY)
                .isEqualTo(current);
    }

    @ParameterizedTest
    @ValueSource(strings = {"added-without-default", "removed-without-default", "type-changed"})
    void shouldNoticeABreakWithTheVersionBefore(String fixture) {
        // Given
        SchemaHistory history = SchemaHistory.read(FIXTURES.resolve(fixture));

        // When
        List<String> breaches = history.breaches(history.newest());

        // Then
        assertThat(breaches).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "back-with-another-type")
    void shouldNoticeABreakWithAVersionBeforeTheLast(String fixture) {
        // Given a field that was removed in v2 and returns in v3 with another type
        SchemaHistory history = SchemaHistory.read(FIXTURES.resolve(fixture));

        // When
        List<String> breaches = history.breaches(history.newest());

        // Then
        assertThat(breaches).hasSize(2).allMatch(breach -> breach.contains("v1"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldDocumentTheRecordAndEveryField(Schema current) {
        // Given, When
        Stream<Schema.Field> undocumented = current.getFields().stream()
                .filter(field -> field.doc() == null || field.doc().isBlank());

        // Then
        assertThat(current.getDoc()).isNotBlank();
        assertThat(undocumented).isEmpty();
    }

    private static Schema parse(Schema.Parser parser, Path file) {
        try {
            return parser.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".avsc", "");
    }
}

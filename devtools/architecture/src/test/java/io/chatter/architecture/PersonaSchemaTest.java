package io.chatter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds what a persona's card may name to what there is: `config check` knows the schema only.
class PersonaSchemaTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    @ParameterizedTest
    @CsvSource({
        "/properties/archetype/enum, services/persona-workers/src/main/resources/house/archetypes.txt",
        "/properties/emotes/items/enum, services/chat-gateway/src/main/resources/io/chatter/gateway/emotes.txt",
    })
    void shouldAllowWhatIsThere(String pointer, String file) throws IOException {
        // Given
        JsonNode schema = new ObjectMapper()
                .readTree(ROOT.resolve("configs/schema/persona.schema.json").toFile());
        List<String> there = Files.readAllLines(ROOT.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        // When
        List<String> allowed = StreamSupport.stream(schema.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        // Then
        assertThat(allowed).containsExactlyInAnyOrderElementsOf(there);
    }
}

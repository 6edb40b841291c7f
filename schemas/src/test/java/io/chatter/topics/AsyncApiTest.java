package io.chatter.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the published AsyncAPI document to the catalogue, so that neither can drift from the other.
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("src/main/asyncapi/chatter.yaml");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    @Test
    void shouldDescribeEveryTopicOfTheCatalogueAndNoOther() {
        // Given
        List<String> addresses = new ArrayList<>();

        // When
        document.get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));

        // Then
        List<String> expected = new ArrayList<>(
                TopicCatalogue.all().stream().map(TopicSpec::name).toList());
        expected.add("/ws");
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldGiveEachTopicItsKeyPartitionsRetentionAndSchema() throws IOException {
        for (TopicSpec topic : TopicCatalogue.all()) {
            JsonNode channel = channelOf(topic);
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(channel.get("x-key").asText()).as(topic.name()).isEqualTo(topic.key());
            assertThat(kafka.get("partitions").asInt()).as(topic.name()).isEqualTo(topic.partitions());
            assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
                    .as(topic.name())
                    .isEqualTo(topic.cleanup().kafkaName());
            assertThat(Duration.ofDays(
                            Period.parse(channel.get("x-retention").asText()).getDays()))
                    .as(topic.name())
                    .isEqualTo(topic.retention());
            assertThat(payloadOf(channel).getFullName()).isEqualTo(topic.value().getFullName());
        }
    }

    @Test
    void shouldResolveEveryReferenceToAFrame() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(DOCUMENT.resolveSibling(reference)).exists();
            }
        });
    }

    private static JsonNode channelOf(TopicSpec topic) {
        for (JsonNode channel : document.get("channels")) {
            if (channel.get("address").asText().equals(topic.name())) {
                return channel;
            }
        }
        throw new AssertionError("no channel for " + topic.name());
    }

    private static Schema payloadOf(JsonNode channel) throws IOException {
        String message = channel.get("messages").elements().next().get("$ref").asText();
        String file = document.at(message.substring(1) + "/payload/schema/$ref").asText();
        Schema.Parser parser = new Schema.Parser();
        for (String carried : List.of("ChatMessage", "StreamContext", "TrendsSnapshot", "BotDensity")) {
            parser.parse(Files.readString(DOCUMENT.resolveSibling("../avro/" + carried + ".avsc")));
        }
        Schema known = parser.getTypes().get("io.chatter.schema." + file.replaceAll(".*/|\\.avsc$", ""));
        return known == null ? parser.parse(Files.readString(DOCUMENT.resolveSibling(file))) : known;
    }
}

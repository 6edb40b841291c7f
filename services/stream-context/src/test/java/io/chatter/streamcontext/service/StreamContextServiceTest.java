package io.chatter.streamcontext.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.schema.StreamContext;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The service as it deploys, on a real broker, playing the real demo stream in real time.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StreamContextServiceTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "chatter.schema-registry.url")
    String registry;

    @Test
    void shouldPublishRecognisedWordsOfTheDemo() {
        // Given
        List<ConsumerRecord<String, StreamContext>> records = new ArrayList<>();
        try (KafkaConsumer<String, StreamContext> consumer = consumer()) {
            consumer.subscribe(List.of(TopicCatalogue.STREAM_CONTEXT.name()));

            // When
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.stream().anyMatch(record -> words(record.value()).contains("dragon"));
            });
        }

        // Then
        StreamContext context = records.getLast().value();
        assertThat(records).allSatisfy(record -> assertThat(record.key()).isEqualTo("demo"));
        assertThat(context.getRecogniser().getEngine()).isIn("pocketsphinx", "sphinx4");
        assertThat(context.getKeywords()).isNotEmpty();
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static String words(StreamContext context) {
        return String.join(
                " ",
                context.getSegments().stream().map(segment -> segment.getText()).toList());
    }

    private KafkaConsumer<String, StreamContext> consumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "stream-context-test",
                "auto.offset.reset",
                "earliest",
                "schema.registry.url",
                registry);
        SpecificAvroDeserializer<StreamContext> values = new SpecificAvroDeserializer<>();
        values.configure(settings, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), values);
    }
}

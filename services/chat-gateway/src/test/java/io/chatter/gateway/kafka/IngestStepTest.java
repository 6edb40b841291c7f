package io.chatter.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.safety.RoomPolicies;
import io.chatter.gateway.safety.SafetyJudge;
import io.chatter.messaging.TraceContext;
import io.chatter.safety.TextModeration;
import io.chatter.testing.RecordedEvents;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the step logs of a record leads to its trace. The registry is real HTTP; there is no broker.
class IngestStepTest {

    private static final byte[] OF_AN_UNKNOWN_SCHEMA = {0, 0, 0, 1, 0, 0};

    private final TraceContext position = TraceContext.start(new Random(1));
    private StubRegistry registry;
    private IngestStep step;

    @BeforeEach
    void start() throws IOException {
        registry = StubRegistry.start();
        KafkaEndpoint endpoint =
                new KafkaEndpoint("127.0.0.1:1", registry.address().toString());
        step = new IngestStep(
                endpoint, new SafetyJudge(new TextModeration(), RoomPolicies.defaults(), Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldLogADeadLetterWithTheTraceOfItsRecord() {
        // Given
        ConsumerRecords<String, byte[]> batch = batch("no avro".getBytes(StandardCharsets.UTF_8));

        // When, Then
        assertThat(eventsOf(batch))
                .singleElement()
                .asString()
                .startsWith("ingest.dead_letter")
                .endsWith(trace());
    }

    @Test
    void shouldLogThatARecordWaitsWithItsTrace() {
        // Given
        registry.suffer(RegistryFault.AMNESIA);

        // When, Then
        assertThat(eventsOf(batch(OF_AN_UNKNOWN_SCHEMA)))
                .singleElement()
                .asString()
                .startsWith("ingest.waits")
                .endsWith(trace());
    }

    private List<String> eventsOf(ConsumerRecords<String, byte[]> batch) {
        try (RecordedEvents events = RecordedEvents.of(IngestStep.class)) {
            step.outcome(batch);
            return events.lines();
        }
    }

    private String trace() {
        return " trace_id=" + position.traceId() + " span_id=" + position.spanId();
    }

    private ConsumerRecords<String, byte[]> batch(byte[] value) {
        String topic = TopicCatalogue.CHAT_INGEST.name();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 5, "room", value);
        position.inject(record.headers());
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(record)), Map.of());
    }
}

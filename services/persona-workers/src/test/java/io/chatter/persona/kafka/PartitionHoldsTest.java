package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.messaging.SchemaException;
import io.chatter.messaging.TraceContext;
import io.chatter.testing.RecordedEvents;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionHoldsTest {

    private static final TopicPartition PARTITION = new TopicPartition("chat.firehose", 0);

    @Test
    void shouldLogThatARecordWaitsWithItsTrace() {
        // Given
        TraceContext position = TraceContext.start(new Random(1));
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(PARTITION));
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 5, "room", new byte[0]);
        position.inject(record.headers());

        // When
        List<String> events;
        try (RecordedEvents recorded = RecordedEvents.of(PartitionHolds.class)) {
            new PartitionHolds(consumer)
                    .handOn(new ConsumerRecords<>(Map.of(PARTITION, List.of(record)), Map.of()), _ -> {
                        throw new SchemaException.Retryable("no answer", null);
                    });
            events = recorded.lines();
        }

        // Then
        assertThat(events)
                .singleElement()
                .asString()
                .startsWith("registry.waiting")
                .endsWith(" trace_id=" + position.traceId() + " span_id=" + position.spanId());
        assertThat(consumer.paused()).containsExactly(PARTITION);
    }
}

package io.chatter.topology;

import io.chatter.schema.ChatMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// Event time of a line: when viewers saw it. Falls back to the record's own timestamp.
public final class BroadcastTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.value() instanceof ChatMessage line ? of(line, record.timestamp()) : record.timestamp();
    }

    /// @param appended the record's own timestamp
    public static long of(ChatMessage line, long appended) {
        return line.getBroadcastAt() == null ? appended : line.getBroadcastAt().toEpochMilli();
    }
}

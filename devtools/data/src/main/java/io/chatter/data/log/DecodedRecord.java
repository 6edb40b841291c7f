package io.chatter.data.log;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record beside its value in the version compiled in.
///
/// @param raw as it stands in the log
/// @param value null for a tombstone, or where the topic's values are not decoded
public record DecodedRecord(
        ConsumerRecord<byte[], byte[]> raw, @Nullable SpecificRecord value) {}

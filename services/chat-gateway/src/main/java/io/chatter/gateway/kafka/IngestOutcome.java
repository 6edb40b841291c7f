package io.chatter.gateway.kafka;

import io.chatter.gateway.Judgement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What one batch of chat.ingest becomes.
///
/// @param records to be written, in the order of the batch
/// @param judgements of the lines, to be counted once the records are committed: a batch may be tried again
/// @param deadLetters how many of the records are dead letters
/// @param held where partitions have to be read again later: nothing from there on was decided
record IngestOutcome(
        List<ProducerRecord<String, byte[]>> records,
        List<Judgement> judgements,
        int deadLetters,
        Map<TopicPartition, Long> held) {}

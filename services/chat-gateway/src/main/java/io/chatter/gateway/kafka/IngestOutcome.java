package io.chatter.gateway.kafka;

import io.chatter.gateway.Judgement;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What one batch of chat.ingest becomes.
///
/// @param records to be written, in the order of the batch
/// @param judgements of the lines, to be counted once the records are committed: a batch may be tried again
/// @param deadLetters how many of the records are dead letters
record IngestOutcome(List<ProducerRecord<String, byte[]>> records, List<Judgement> judgements, int deadLetters) {}

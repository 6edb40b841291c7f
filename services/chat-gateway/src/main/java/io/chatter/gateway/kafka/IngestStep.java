package io.chatter.gateway.kafka;

import io.chatter.gateway.Judgement;
import io.chatter.gateway.LineJudge;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.messaging.TraceContext;
import io.chatter.observability.EventLog;
import io.chatter.observability.TraceScope;
import io.chatter.observability.tracing.Step;
import io.chatter.observability.tracing.Tracing;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What one batch of chat.ingest becomes: lines for the firehose, verdicts for chat.moderation, dead letters. The same
/// batch gives the same records again.
///
/// Owned by one ingest thread.
final class IngestStep {

    private static final EventLog LOG = EventLog.of(IngestStep.class);

    /// Most bytes of a record, with its key and headers: 30 times what the longest line takes, and little enough that
    /// whatever is made from it stays under Kafka's 1 MiB.
    static final int MAX_BYTES = 64 * 1024;

    private final LineJudge judge;
    private final SpecificAvroDeserializer<ChatMessage> lines;
    private final SpecificAvroSerializer<SpecificRecord> values;

    IngestStep(KafkaEndpoint endpoint, LineJudge judge) {
        this.judge = judge;
        this.lines = endpoint.deserializer();
        this.values = endpoint.serializer();
    }

    IngestOutcome outcome(ConsumerRecords<String, byte[]> batch) {
        List<ProducerRecord<String, byte[]>> outputs = new ArrayList<>(batch.count());
        List<Judgement> judgements = new ArrayList<>(batch.count());
        Map<TopicPartition, Long> held = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            for (ConsumerRecord<String, byte[]> record : batch.records(partition)) {
                if (!TraceScope.call(
                        () -> TraceContext.extract(record.headers()), () -> take(record, outputs, judgements))) {
                    held.put(partition, record.offset());
                    break;
                }
            }
        }
        return new IngestOutcome(outputs, judgements, deadLetters(outputs), held);
    }

    /// @return false when it has to wait: the schema is not cached and the registry does not answer
    private boolean take(
            ConsumerRecord<String, byte[]> record,
            List<ProducerRecord<String, byte[]>> outputs,
            List<Judgement> judgements) {
        try {
            Instant begin = Instant.now();
            Judgement judgement = judge.judge(decode(record));
            outputs.addAll(records(judgement, record, traced(record, begin)));
            judgements.add(judgement);
        } catch (SchemaException.Retryable e) {
            LOG.warn("ingest.waits", e, "partition", record.partition(), "offset", record.offset());
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "ingest.dead_letter",
                    e,
                    "partition",
                    record.partition(),
                    "offset",
                    record.offset(),
                    "root",
                    rootOf(e));
            outputs.add(isOversized(record) ? DeadLetter.truncated(record, e) : DeadLetter.of(record, e));
        }
        return true;
    }

    private static int deadLetters(List<ProducerRecord<String, byte[]>> outputs) {
        return (int) outputs.stream()
                .filter(output -> output.topic().endsWith(TopicSpec.DEAD_LETTER_SUFFIX))
                .count();
    }

    private ChatMessage decode(ConsumerRecord<String, byte[]> record) {
        if (isOversized(record)) {
            throw new IllegalArgumentException(
                    "a record must not exceed " + MAX_BYTES + " bytes, but has " + DeadLetter.sizeOf(record));
        }
        ChatMessage line = lines.deserialize(record.topic(), record.value());
        if (line == null) {
            throw new IllegalArgumentException("a line must have a value");
        }
        if (!line.getRoomId().equals(record.key())) {
            throw new IllegalArgumentException(
                    "the key must be the room " + line.getRoomId() + ", not " + record.key());
        }
        return line;
    }

    private static boolean isOversized(ConsumerRecord<?, ?> record) {
        return DeadLetter.sizeOf(record) > MAX_BYTES;
    }

    /// All or none: a line whose verdict cannot be written yet is not shown yet either.
    private List<ProducerRecord<String, byte[]>> records(
            Judgement judgement, ConsumerRecord<String, byte[]> source, Headers headers) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(2);
        if (judgement instanceof Judgement.Show show) {
            records.add(record(TopicCatalogue.CHAT_FIREHOSE.name(), show.message(), source, headers));
        }
        judgement
                .event()
                .ifPresent(event -> records.add(record(TopicCatalogue.CHAT_MODERATION.name(), event, source, headers)));
        return records;
    }

    /// The source's headers go along: they carry the trace.
    private ProducerRecord<String, byte[]> record(
            String topic, SpecificRecord value, ConsumerRecord<String, byte[]> source, Headers headers) {
        return new ProducerRecord<>(topic, null, source.key(), values.serialize(topic, value), headers);
    }

    /// A batch that is judged again has its judgements in the trace again.
    private static Headers traced(ConsumerRecord<String, byte[]> source, Instant begin) {
        if (!Tracing.isOn()) {
            return source.headers();
        }
        Headers headers = new RecordHeaders(source.headers());
        Tracing.record(Step.JUDGE, TraceContext.extract(headers), begin, Instant.now())
                .inject(headers);
        return headers;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SchemaRegistryClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Reads records from a file, see [Recording]. Owned by one thread.
final class RecordingSource implements RecordSource {

    private final Path file;
    private final LogAddress address;
    private final SchemaRegistryClient registry;
    private final DataFileReader<GenericRecord> reader;
    private final long length;

    private RecordingSource(Path file, LogAddress address, DataFileReader<GenericRecord> reader) {
        this.file = file;
        this.address = address;
        this.registry = new SchemaRegistryClient(RegistryConfig.of(address.registry()));
        this.reader = reader;
        this.length = file.toFile().length();
    }

    /// @throws DataFailure when it is no recording
    static RecordingSource open(Path file, LogAddress address) {
        try {
            return new RecordingSource(
                    file,
                    address,
                    new DataFileReader<>(file.toFile(), new GenericDatumReader<>(null, Recording.RECORD)));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> next() {
        return read().map(this::recordOf);
    }

    private Optional<GenericRecord> read() {
        try {
            if (reader.hasNext()) {
                return Optional.of(reader.next());
            }
        } catch (AvroRuntimeException e) {
            throw failed(file, e);
        }
        // Avro takes a block that breaks off for the end of the file.
        if (reader.previousSync() < length) {
            throw new DataFailure(
                    "The file " + file + " breaks off: what stands behind byte " + reader.previousSync()
                            + " cannot be read",
                    "Copy or record it again");
        }
        return Optional.empty();
    }

    /// In bytes.
    @Override
    public long passed() {
        return Math.min(length, reader.previousSync());
    }

    @Override
    public long total() {
        return length;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private ConsumerRecord<byte[], byte[]> recordOf(GenericRecord entry) {
        byte[] value = bytes(entry.get(Recording.VALUE));
        Object schema = entry.get(Recording.SCHEMA);
        if (schema != null && value != null) {
            check(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt(), new Schema.Parser().parse(schema.toString()));
        }
        byte[] key = bytes(entry.get(Recording.KEY));
        return new ConsumerRecord<>(
                entry.get(Recording.TOPIC).toString(),
                (Integer) entry.get(Recording.PARTITION),
                (Long) entry.get(Recording.OFFSET),
                (Long) entry.get(Recording.TIMESTAMP),
                TimestampType.CREATE_TIME,
                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                key,
                value,
                headersOf(entry),
                Optional.empty());
    }

    /// Ids belong to a registry: in another one the same id may mean something else.
    private void check(int id, Schema written) {
        if (!isKnownAs(id, written)) {
            throw new DataFailure(
                    "The values of " + file + " are of schema " + id + ", which is another one in the registry at "
                            + registry.config().address(),
                    "Replay it beside the registry it was recorded with");
        }
    }

    private boolean isKnownAs(int id, Schema written) {
        try {
            return registry.byId(id).map(written::equals).orElse(false);
        } catch (SchemaException.Retryable e) {
            throw address.unanswered(e);
        }
    }

    private static Headers headersOf(GenericRecord entry) {
        Headers headers = new RecordHeaders();
        for (Object header : (List<?>) entry.get(Recording.HEADERS)) {
            GenericRecord one = (GenericRecord) header;
            headers.add(one.get(Recording.NAME).toString(), bytes(one.get(Recording.VALUE)));
        }
        return headers;
    }

    private static byte @Nullable [] bytes(@Nullable Object buffer) {
        if (buffer == null) {
            return null;
        }
        ByteBuffer bytes = ((ByteBuffer) buffer).duplicate();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static DataFailure failed(Path file, Exception e) {
        return new DataFailure(
                "The file " + file + " cannot be read (" + e + ")", "Name a file of `./chatter replay --into file`", e);
    }
}

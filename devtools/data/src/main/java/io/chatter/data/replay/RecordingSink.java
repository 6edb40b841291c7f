package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SchemaRegistryClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Writes records to a file, see [Recording]. A file that is there is not overwritten. Until it is complete, it has
/// `.partial` behind its name. Owned by one thread.
public final class RecordingSink implements ReplaySink {

    private final Path file;
    private final Path partial;
    private final LogAddress address;
    private final SchemaRegistryClient registry;
    private final DataFileWriter<GenericData.Record> writer;
    private final Set<Integer> knownSchemas = new HashSet<>();

    /// @throws DataFailure when the file is there, or cannot be made
    public RecordingSink(LogAddress address, Path file) {
        if (Files.exists(file)) {
            throw new DataFailure("The file " + file + " is there already", "Name another, or delete it");
        }
        this.file = file;
        this.partial = file.resolveSibling(file.getFileName() + ".partial");
        this.address = address;
        this.registry = new SchemaRegistryClient(RegistryConfig.of(address.registry()));
        this.writer = new DataFileWriter<>(new GenericDatumWriter<>(Recording.RECORD));
        writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
        try {
            writer.create(Recording.RECORD, partial.toFile());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        GenericData.Record entry = new GenericData.Record(Recording.RECORD);
        entry.put(Recording.TOPIC, record.topic());
        entry.put(Recording.PARTITION, record.partition());
        entry.put(Recording.OFFSET, record.offset());
        entry.put(Recording.TIMESTAMP, record.timestamp());
        entry.put(Recording.KEY, buffer(record.key()));
        entry.put(Recording.VALUE, buffer(record.value()));
        entry.put(Recording.HEADERS, headers(record));
        entry.put(
                Recording.SCHEMA,
                newSchema(record.value()).map(Schema::toString).orElse(null));
        try {
            writer.append(entry);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void complete(long until) {
        try {
            writer.close();
            Files.move(partial, file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Optional<Schema> newSchema(byte @Nullable [] value) {
        if (value == null || value.length < 1 + Integer.BYTES || value[0] != 0) {
            return Optional.empty();
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        try {
            return knownSchemas.add(id) ? registry.byId(id) : Optional.empty();
        } catch (SchemaException.Retryable e) {
            throw address.unanswered(e);
        }
    }

    private static List<GenericData.Record> headers(ConsumerRecord<?, ?> record) {
        List<GenericData.Record> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            GenericData.Record entry = new GenericData.Record(Recording.HEADER);
            entry.put(Recording.NAME, header.key());
            entry.put(Recording.VALUE, buffer(header.value()));
            headers.add(entry);
        }
        return headers;
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private DataFailure failed(IOException e) {
        return new DataFailure("The file " + file + " cannot be written (" + e + ")", "Name one that can be", e);
    }
}

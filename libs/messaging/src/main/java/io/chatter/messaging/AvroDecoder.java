package io.chatter.messaging;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A decoder on Avro's own reader, which resolves one version of a schema to another. Its binary decoder belongs to the
/// calling thread and is reused.
final class AvroDecoder implements RecordDecoder {

    private static final ThreadLocal<@Nullable BinaryDecoder> SCRATCH = new ThreadLocal<>();

    private final SpecificDatumReader<SpecificRecord> reader;

    AvroDecoder(Schema written, RecordClass target) {
        this.reader = new SpecificDatumReader<>(written, target.schema(), target.model());
    }

    @Override
    public SpecificRecord decode(byte[] payload, int offset) throws IOException {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(payload, offset, payload.length - offset, SCRATCH.get());
        SCRATCH.set(decoder);
        return reader.read(null, decoder);
    }
}

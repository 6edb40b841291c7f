package io.chatter.messaging;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/// A decoder on Avro's own reader, which resolves one version of a schema to another.
final class AvroDecoder implements RecordDecoder {

    private final SpecificDatumReader<SpecificRecord> reader;
    private final StringPool strings = new StringPool();

    AvroDecoder(Schema written, RecordClass target) {
        this.reader = new SpecificDatumReader<>(written, target.schema(), target.model());
    }

    @Override
    public SpecificRecord decode(byte[] payload, int offset) throws IOException {
        return reader.read(null, new BoundedDecoder(new ByteSource(payload, offset, strings)));
    }
}

package io.chatter.messaging;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// Reads records of one class, written in one schema. Thread-safe.
interface RecordDecoder {

    /// The record whose Avro binary starts at `offset` of `payload`.
    ///
    /// @throws IOException when the bytes end early or make no sense
    SpecificRecord decode(byte[] payload, int offset) throws IOException;

    /// The fastest decoder for values of version `written`.
    static RecordDecoder of(Schema written, RecordClass target) {
        boolean sameVersion = PortableSchema.sameBinaryForm(written, target.schema());
        return sameVersion && SchemaShape.isCovered(target.schema(), target.model())
                ? new CompiledDecoder(target)
                : new AvroDecoder(written, target);
    }
}

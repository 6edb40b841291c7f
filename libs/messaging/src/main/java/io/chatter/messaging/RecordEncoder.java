package io.chatter.messaging;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// Writes records of one class in one schema. Thread-safe.
interface RecordEncoder {

    /// `header`, then the record in Avro binary.
    ///
    /// @throws IOException never for I/O: Avro's own way to say that a value does not fit
    byte[] encode(byte[] header, SpecificRecord record) throws IOException;

    /// The fastest encoder that writes records of class `own` as values of version `target`.
    static RecordEncoder of(RecordClass own, Schema target) {
        if (own.schema() != target) {
            return AvroEncoder.transcoding(own.schema(), own.model(), target);
        }
        return SchemaShape.isCovered(target, own.model())
                ? new CompiledEncoder(own)
                : AvroEncoder.of(target, own.model());
    }
}

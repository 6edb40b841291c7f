package io.chatter.messaging;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// Writes records of one class in one schema. Thread-safe.
interface RecordEncoder {

    /// `header`, then the record in Avro binary.
    ///
    /// @throws IOException never for I/O: Avro's own way to say that a value does not fit
    byte[] encode(byte[] header, SpecificRecord record) throws IOException;

    /// The fastest encoder that writes records of class schema `own` as values of version `target`.
    static RecordEncoder of(Schema own, SpecificData model, Schema target) {
        if (own != target) {
            return AvroEncoder.transcoding(own, model, target);
        }
        return SchemaShape.isCovered(own, model) ? new CompiledEncoder(own) : AvroEncoder.of(own, model);
    }
}

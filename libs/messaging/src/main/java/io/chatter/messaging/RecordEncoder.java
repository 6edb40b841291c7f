package io.chatter.messaging;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/// Writes records of one class in one schema. Thread-safe.
interface RecordEncoder {

    /// `header`, then the record in Avro binary.
    ///
    /// @throws IOException never for I/O: Avro's own way to say that a value does not fit
    byte[] encode(byte[] header, SpecificRecord record) throws IOException;
}

package io.chatter.messaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// Encoders on Avro's own writers, for what the compiled ones do not cover. Buffer and encoder belong to the calling
/// thread and are reused.
final class AvroEncoder implements RecordEncoder {

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final DatumWriter<Object> writer;

    private AvroEncoder(DatumWriter<Object> writer) {
        this.writer = writer;
    }

    /// Writes records of class schema `own` as they are.
    static RecordEncoder of(Schema own, SpecificData model) {
        return new AvroEncoder(model.createDatumWriter(own));
    }

    /// Writes records of class schema `own` as values of `target`, another version of it.
    static RecordEncoder transcoding(Schema own, SpecificData model, Schema target) {
        RecordEncoder first = of(own, model);
        GenericData generic = new GenericData();
        DatumWriter<Object> second = new GenericDatumWriter<>(target, generic);
        return (header, record) -> {
            byte[] bytes = first.encode(new byte[0], record);
            Object translated = new GenericDatumReader<>(own, target, generic)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            return SCRATCH.get().write(header, second, translated);
        };
    }

    @Override
    public byte[] encode(byte[] header, SpecificRecord record) throws IOException {
        return SCRATCH.get().write(header, writer, record);
    }

    /// Owned by one thread.
    private static final class Scratch {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

        byte[] write(byte[] header, DatumWriter<Object> writer, Object value) throws IOException {
            bytes.reset();
            bytes.write(header);
            writer.write(value, encoder);
            return bytes.toByteArray();
        }
    }
}

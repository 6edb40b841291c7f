package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompiledCodecTest {

    private static final byte[] NO_HEADER = {};
    private static final int SAMPLES = 200;

    static Stream<Schema> coveredSchemas() {
        return TopicCatalogue.all().stream()
                .map(TopicSpec::value)
                .distinct()
                .filter(schema -> SchemaShape.isCovered(schema, target(schema).model()));
    }

    static Stream<ChatMessage> lines() {
        return Stream.of(Lines.plain(), Lines.full());
    }

    @Test
    void shouldCoverWhatIsBusy() {
        // Given, When, Then
        assertThat(coveredSchemas().map(Schema::getName)).contains("ChatMessage", "StreamContext", "TrendsSnapshot");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldWriteTheBytesOfAvrosOwnWriter(ChatMessage line) throws IOException {
        // Given
        SpecificData model = SpecificData.getForClass(ChatMessage.class);

        // When
        byte[] bytes = new CompiledEncoder(target(line.getSchema())).encode(NO_HEADER, line);

        // Then
        assertThat(bytes).isEqualTo(AvroEncoder.of(line.getSchema(), model).encode(NO_HEADER, line));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldReadBackWhatItWrote(ChatMessage line) {
        // Given
        byte[] bytes = new CompiledEncoder(target(line.getSchema())).encode(NO_HEADER, line);

        // When
        SpecificRecord read = new CompiledDecoder(target(line.getSchema())).decode(bytes, 0);

        // Then
        assertThat(read).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("coveredSchemas")
    void shouldReadAndWriteAnyRecordLikeAvro(Schema schema) throws IOException {
        // Given
        RecordClass target = target(schema);
        CompiledDecoder decoder = new CompiledDecoder(target);
        CompiledEncoder encoder = new CompiledEncoder(target);
        RecordDecoder avro = new AvroDecoder(schema, target);
        RecordEncoder avroEncoder = AvroEncoder.of(schema, target.model());
        Random random = new Random(7);
        for (int i = 0; i < SAMPLES; i++) {
            byte[] bytes = randomRecord(schema, random);

            // When
            SpecificRecord read = decoder.decode(bytes, 0);

            // Then
            assertThat(read).isEqualTo(avro.decode(bytes, 0));
            assertThat(encoder.encode(NO_HEADER, read)).isEqualTo(avroEncoder.encode(NO_HEADER, read));
        }
    }

    @Test
    void shouldEndEveryDamagedValueInAnExceptionOfOneOfItsKinds() {
        // Given
        byte[] good = new CompiledEncoder(target(ChatMessage.getClassSchema())).encode(NO_HEADER, Lines.full());
        CompiledDecoder decoder = new CompiledDecoder(target(ChatMessage.getClassSchema()));
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }

            // When
            Throwable thrown = catchThrowable(() -> decoder.decode(damaged, 0));

            // Then
            if (thrown != null) {
                assertThat(thrown)
                        .isInstanceOfAny(
                                IndexOutOfBoundsException.class,
                                IllegalArgumentException.class,
                                ArithmeticException.class);
            }
        }
    }

    /// Avro's own decoder would make room for what a damaged length claims.
    @Test
    void shouldEndADamagedValueWithMapsThatWay() throws IOException {
        // Given
        Schema withMap = ModerationEvent.getClassSchema();
        RecordDecoder decoder = RecordDecoder.of(withMap, target(withMap));
        Random random = new Random(12);
        byte[] twoGigabytes = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        // When
        Throwable thrown = catchThrowable(() -> decoder.decode(twoGigabytes, 0));

        // Then
        assertThat(thrown).isInstanceOf(IndexOutOfBoundsException.class);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = randomRecord(withMap, random);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Throwable fault = catchThrowable(() -> decoder.decode(damaged, 0));
            if (fault != null) {
                assertThat(fault)
                        .isInstanceOfAny(
                                IOException.class,
                                AvroRuntimeException.class,
                                IndexOutOfBoundsException.class,
                                IllegalArgumentException.class,
                                ArithmeticException.class,
                                ClassCastException.class);
            }
        }
    }

    @Test
    void shouldLeaveMapsToAvro() {
        // Given
        Schema withMap = ModerationEvent.getClassSchema();

        // When
        RecordEncoder encoder = RecordEncoder.of(target(withMap), withMap);

        // Then
        assertThat(encoder).isInstanceOf(AvroEncoder.class);
    }

    private static RecordClass target(Schema schema) {
        return RecordClass.named(schema, SpecificRecord.class);
    }

    /// Logical types are off, so that random longs and strings are written as they are; ids are made to be ids.
    private static byte[] randomRecord(Schema schema, Random random) throws IOException {
        GenericData plain = new GenericData();
        Object value =
                new RandomData(plain, schema, 1, random.nextLong()).iterator().next();
        Object valid = ValidText.in(schema, value, random);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema, plain).write(valid, encoder);
        return bytes.toByteArray();
    }
}

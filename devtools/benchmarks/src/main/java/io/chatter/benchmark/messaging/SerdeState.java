package io.chatter.benchmark.messaging;

import static java.util.Objects.requireNonNull;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.ChatMessage;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The serde as Kafka's clients call it, and bare Avro with everything reused as its peer. One thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SerdeState {

    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();

    /// Which of [SampleLines].
    @Param({"bot", "human"})
    public String line = "bot";

    private final SpecificAvroSerializer<ChatMessage> serializer = new SpecificAvroSerializer<>();
    private final SpecificAvroDeserializer<ChatMessage> deserializer = new SpecificAvroDeserializer<>();

    private final SpecificDatumWriter<ChatMessage> writer = new SpecificDatumWriter<>(ChatMessage.class);
    private final SpecificDatumReader<ChatMessage> reader = new SpecificDatumReader<>(ChatMessage.class);
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1_024);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);
    private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    private ChatMessage message = SampleLines.bot();
    private byte[] value = new byte[0];
    private byte[] bare = new byte[0];

    /// Registers the schema once and warms the cache; the registry is gone while it is measured.
    @Setup
    public void warm() throws IOException {
        message = line.equals("bot") ? SampleLines.bot() : SampleLines.human();
        try (StubRegistry registry = StubRegistry.start()) {
            Map<String, Object> config =
                    Map.of(RegistryConfig.ADDRESS, registry.address().toString(), RegistryConfig.AUTO_REGISTER, true);
            serializer.configure(config, false);
            deserializer.configure(config, false);
            value = requireNonNull(serializer.serialize(TOPIC, message), "only null becomes null");
            bare = bareEncode();
            if (!message.equals(deserializer.deserialize(TOPIC, value)) || !message.equals(bareDecode())) {
                throw new IllegalStateException("a record did not survive its round trip");
            }
        }
    }

    @TearDown
    public void close() {
        serializer.close();
        deserializer.close();
    }

    @Benchmark
    public byte @Nullable [] encode() {
        return serializer.serialize(TOPIC, message);
    }

    @Benchmark
    public @Nullable ChatMessage decode() {
        return deserializer.deserialize(TOPIC, value);
    }

    @Benchmark
    public byte[] bareEncode() throws IOException {
        buffer.reset();
        writer.write(message, encoder);
        encoder.flush();
        return buffer.toByteArray();
    }

    @Benchmark
    public ChatMessage bareDecode() throws IOException {
        return reader.read(null, DecoderFactory.get().binaryDecoder(bare, decoder));
    }
}

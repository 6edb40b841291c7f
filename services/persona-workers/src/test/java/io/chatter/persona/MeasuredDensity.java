package io.chatter.persona;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.ChatTopology;
import io.chatter.topology.TopologySerdes;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/// The bot density of a simulated room by the very topology that computes it, on the simulation's clock.
final class MeasuredDensity implements AutoCloseable {

    private static final TopologySerdes SERDES = new TopologySerdes(
            avro(ChatMessage.getClassSchema()),
            avro(TrendsSnapshot.getClassSchema()),
            avro(BotDensity.getClassSchema()));

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ChatMessage> firehose;
    private final TestOutputTopic<String, BotDensity> densities;

    /// @param state where the stores are kept
    MeasuredDensity(Path state, Instant begin) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                ChatTopology.build(TrendsConfig.defaults(), BotDensityConfig.defaults(), SERDES), settings, begin);
        firehose = driver.createInputTopic(
                TopicCatalogue.CHAT_FIREHOSE.name(),
                Serdes.String().serializer(),
                SERDES.line().serializer());
        densities = driver.createOutputTopic(
                TopicCatalogue.CHAT_BOT_DENSITY.name(),
                Serdes.String().deserializer(),
                SERDES.density().deserializer());
    }

    void onLine(ChatMessage line) {
        firehose.pipeInput(line.getRoomId(), line);
    }

    /// What was published while the time passed.
    List<BotDensity> pass(Duration time) {
        driver.advanceWallClockTime(time);
        return densities.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static <T extends SpecificRecord> Serde<T> avro(Schema schema) {
        return Serdes.serdeFrom((topic, value) -> encode(schema, value), (topic, bytes) -> decode(schema, bytes));
    }

    private static <T> byte[] encode(Schema schema, T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new SpecificDatumWriter<T>(schema).write(value, EncoderFactory.get().directBinaryEncoder(bytes, null));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T decode(Schema schema, byte[] bytes) {
        try {
            return new SpecificDatumReader<T>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

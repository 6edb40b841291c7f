package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.schema.ChatMessage;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The class compiled in is version 1 of ChatMessage; others on the topic are older or newer.
class SchemaEvolutionTest {

    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();
    private static final String SUBJECT = TopicCatalogue.CHAT_FIREHOSE.valueSubject();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema own = PortableSchema.of(ChatMessage.getClassSchema());
    private StubRegistry registry;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = StubRegistry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldReadANewerVersionWithoutItsNewField() throws IOException {
        // Given
        Schema newer = withField("{\"name\":\"mood\",\"type\":\"string\",\"default\":\"calm\"}");
        byte[] value = write(newer, registry.register(SUBJECT, newer));

        // When
        ChatMessage read = new SpecificAvroDeserializer<>(cache(false), ChatMessage.class).deserialize(TOPIC, value);

        // Then
        assertThat(read).isEqualTo(Lines.full());
    }

    @Test
    void shouldFillAnOlderVersionWithDefaults() throws IOException {
        // Given a version from before there was moderation
        Schema older = without("moderation");
        byte[] value = write(older, registry.register(SUBJECT, older));

        // When
        ChatMessage read = new SpecificAvroDeserializer<>(cache(false), ChatMessage.class).deserialize(TOPIC, value);

        // Then
        assertThat(read)
                .isEqualTo(
                        ChatMessage.newBuilder(Lines.full()).setModeration(null).build());
    }

    @Test
    void shouldNameTheSchemaAndTheFieldOfAVersionThatItCannotRead() throws IOException {
        // Given
        Schema incompatible = without("text");
        int id = registry.register(SUBJECT, incompatible);
        byte[] value = write(incompatible, id);

        // When, Then
        assertThatThrownBy(
                        () -> new SpecificAvroDeserializer<>(cache(false), ChatMessage.class).deserialize(TOPIC, value))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("schema id " + id + " is incompatible")
                .hasMessageContaining("missing required field text");
    }

    @Test
    void shouldWriteInTheLatestVersionWhenAskedTo() throws IOException {
        // Given
        Schema newer = withField("{\"name\":\"mood\",\"type\":\"string\",\"default\":\"calm\"}");
        registry.register(SUBJECT, own);
        int latest = registry.register(SUBJECT, newer);

        // When
        byte[] value = new SpecificAvroSerializer<ChatMessage>(cache(true)).serialize(TOPIC, Lines.full());

        // Then
        assertThat(WireFormat.idOf(value)).isEqualTo(latest);
        GenericRecord read = read(newer, value);
        assertThat(read.get("mood")).hasToString("calm");
        assertThat(read.get("text")).hasToString(Lines.full().getText());
    }

    @Test
    void shouldRefuseALatestVersionThatCannotTakeItsRecords() {
        // Given
        registry.register(SUBJECT, withField("{\"name\":\"mood\",\"type\":\"string\"}"));

        // When, Then
        assertThatThrownBy(() -> new SpecificAvroSerializer<ChatMessage>(cache(true)).serialize(TOPIC, Lines.full()))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining(SUBJECT)
                .hasMessageContaining("mood");
    }

    private SchemaCache cache(boolean useLatest) {
        RegistryConfig config =
                new RegistryConfig(registry.address(), RegistrySecurity.NONE, Duration.ofSeconds(2), false, useLatest);
        return new SchemaCache(new SchemaRegistryClient(config), InstantSource.system());
    }

    /// [Lines#full] as a producer with another version writes it.
    private byte[] write(Schema version, int id) throws IOException {
        byte[] line = new CompiledEncoder(RecordClass.named(ChatMessage.getClassSchema(), ChatMessage.class))
                .encode(new byte[0], Lines.full());
        Object translated = new GenericDatumReader<>(own, version, new GenericData())
                .read(null, DecoderFactory.get().binaryDecoder(line, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(WireFormat.header(id));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(version, new GenericData()).write(translated, encoder);
        return bytes.toByteArray();
    }

    private static GenericRecord read(Schema version, byte[] value) throws IOException {
        byte[] body = Arrays.copyOfRange(value, WireFormat.HEADER_BYTES, value.length);
        return new GenericDatumReader<GenericRecord>(version)
                .read(null, DecoderFactory.get().binaryDecoder(body, null));
    }

    private Schema withField(String field) {
        ObjectNode changed = tree();
        ((ArrayNode) changed.get("fields")).insert(3, parse(field));
        return new Schema.Parser().parse(changed.toString());
    }

    private Schema without(String name) {
        ObjectNode changed = tree();
        ArrayNode fields = (ArrayNode) changed.get("fields");
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).get("name").asText().equals(name)) {
                fields.remove(i);
            }
        }
        return new Schema.Parser().parse(changed.toString());
    }

    private ObjectNode tree() {
        return parse(own.toString());
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

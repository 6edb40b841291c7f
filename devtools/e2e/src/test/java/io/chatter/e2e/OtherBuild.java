package io.chatter.e2e;

import io.chatter.messaging.CompatibilityLevel;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/// A writer of lines whose version of ChatMessage has lost its text. It has a subject of its own, as Confluent's
/// RecordNameStrategy gives it, so that the stack's subjects stay as they are.
final class OtherBuild {

    private static final String SUBJECT = "io.chatter.schema.ChatMessage";
    private static final int HEADER = 1 + Integer.BYTES;

    private final RunningStack stack;
    private final SchemaRegistryClient registry;
    private final Schema known = ChatMessage.getClassSchema();
    private final Schema evolved = without("text");

    OtherBuild(RunningStack stack) {
        this.stack = stack;
        this.registry = new SchemaRegistryClient(RegistryConfig.of(URI.create(stack.registryUrl())));
    }

    /// Registers the version that readers know, then tries its own.
    ///
    /// @throws SchemaException.Permanent for the registry does not let it
    void evolve() {
        registry.register(SUBJECT, known);
        registry.register(SUBJECT, evolved);
    }

    /// Takes the rule down to the one that Confluent's registry has by default, which lets it.
    ///
    /// @return the id of its version
    int evolveRegardless() {
        registry.setCompatibility(SUBJECT, CompatibilityLevel.BACKWARD);
        return registry.register(SUBJECT, evolved);
    }

    /// A line as it writes it.
    ///
    /// @param id of its version
    byte[] write(ChatMessage line, int id) throws IOException {
        byte[] own;
        try (SpecificAvroSerializer<ChatMessage> serializer = new SpecificAvroSerializer<>()) {
            serializer.configure(Map.of("schema.registry.url", stack.registryUrl()), false);
            own = serializer.serialize(TopicCatalogue.CHAT_INGEST.name(), line);
        }
        Object translated = new GenericDatumReader<>(known, evolved, new GenericData())
                .read(null, DecoderFactory.get().binaryDecoder(own, HEADER, own.length - HEADER, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(evolved, new GenericData()).write(translated, encoder);
        return bytes.toByteArray();
    }

    private Schema without(String name) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : known.getFields()) {
            if (!field.name().equals(name)) {
                fields.add(new Schema.Field(field, field.schema()));
            }
        }
        return Schema.createRecord(known.getName(), known.getDoc(), known.getNamespace(), false, fields);
    }
}

package io.chatter.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/// Schemas without the `avro.java.string` hints of generated classes, so that the registry holds what the .avsc says,
/// whichever language registers it.
final class PortableSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    private PortableSchema() {}

    static Schema of(Schema schema) {
        try {
            JsonNode stripped = strip(JSON.readTree(schema.toString()));
            return new Schema.Parser().parse(JSON.writeValueAsString(stripped));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema is always JSON: " + schema.getFullName(), e);
        }
    }

    /// Whether both have the same binary form: names, order and types of all fields agree. Docs and properties are
    /// ignored.
    static boolean sameBinaryForm(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    private static JsonNode strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(JAVA_STRING);
            if (object.size() == 1 && object.path("type").isTextual()) {
                return object.get("type");
            }
            object.properties().forEach(entry -> entry.setValue(strip(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, strip(array.get(i)));
            }
        }
        return node;
    }
}

package io.chatter.cli;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// JSON as the commands print and keep it: snake_case. Thread-safe.
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON form of " + value.getClass(), e);
        }
    }

    /// @throws JsonProcessingException when `text` is not the JSON of a `type`
    public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        T value = MAPPER.readValue(text, type);
        if (value == null) {
            throw new JsonParseException(null, "null where an object belongs");
        }
        return value;
    }
}

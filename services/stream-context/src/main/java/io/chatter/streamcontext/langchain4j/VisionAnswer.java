package io.chatter.streamcontext.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.streamcontext.Sight;
import io.chatter.streamcontext.VisionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads what a model wrote, leniently: small ones put prose or a code fence around the JSON, give tags as one text, or
/// forget the JSON. Pure functions.
final class VisionAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VisionAnswer() {}

    /// @throws VisionException when there is no description in it
    static Sight read(String text, Instant at) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return sight(
                    at, text.lines().filter(line -> !line.isBlank()).findFirst().orElse(""), List.of());
        }
        try {
            JsonNode answer = JSON.readTree(text.substring(from, to + 1));
            return sight(at, answer.path("description").asText(""), tags(answer.path("tags")));
        } catch (JsonProcessingException e) {
            throw new VisionException("the vision model's answer is no JSON", e);
        }
    }

    private static List<String> tags(JsonNode tags) {
        if (tags.isTextual()) {
            return List.of(tags.asText().split(","));
        }
        List<String> read = new ArrayList<>();
        tags.forEach(tag -> read.add(tag.asText("")));
        return read;
    }

    private static Sight sight(Instant at, String description, List<String> tags) {
        if (description.replaceAll("[\\p{C}\\p{Z}\\s]+", "").isEmpty()) {
            throw new VisionException("the vision model's answer has no description", null);
        }
        return new Sight(at, description, tags);
    }
}

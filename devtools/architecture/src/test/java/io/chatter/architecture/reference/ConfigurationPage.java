package io.chatter.architecture.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Fields of rooms, personas, moderation profiles and prompts, from their JSON Schemas.
final class ConfigurationPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigurationPage() {}

    static String text(Path schemas) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Configuration files

                Generated from the JSON Schemas in `configs/schema`, which editors use for completion and `./chatter config
                check` for checking.
                """);
        List<Path> files;
        try (Stream<Path> entries = Files.list(schemas)) {
            files = entries.sorted().toList();
        }
        for (Path file : files) {
            JsonNode schema = JSON.readTree(file.toFile());
            page.append("\n## %s\n\n%s\n\n| field | type | default | meaning |\n|---|---|---|---|\n"
                    .formatted(
                            schema.get("title").asText(),
                            schema.get("description").asText()));
            append(schema, "", page);
        }
        return page.toString();
    }

    private static void append(JsonNode schema, String prefix, StringBuilder page) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
            String name = prefix + property.getKey();
            JsonNode field = property.getValue();
            if (field.has("properties") && field.path("type").asText().equals("object")) {
                append(field, name + ".", page);
                continue;
            }
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            name,
                            type(field),
                            required.contains(property.getKey()) ? "required" : fallback(field),
                            field.path("description").asText()));
        }
    }

    private static String fallback(JsonNode field) {
        JsonNode value = field.path("default");
        return value.isMissingNode()
                        || value.isContainerNode()
                        || value.asText().isEmpty()
                ? ""
                : "`" + value.asText() + "`";
    }

    private static String type(JsonNode field) {
        if (field.has("enum")) {
            List<String> values = new ArrayList<>();
            field.get("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(" ", values);
        }
        String bounds = field.has("minimum") && field.has("maximum")
                ? ", %s to %s"
                        .formatted(
                                field.get("minimum").asText(),
                                field.get("maximum").asText())
                : "";
        return field.path("type").asText("any") + bounds;
    }
}

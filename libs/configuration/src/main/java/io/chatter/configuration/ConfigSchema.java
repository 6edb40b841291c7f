package io.chatter.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.ApplyDefaultsStrategy;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The JSON Schema of one kind of file. The same files in configs/schema serve editors; defaults are declared there
/// only.
final class ConfigSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final JsonNode rules;
    private final JsonSchema schema;

    private ConfigSchema(String name, JsonNode rules, JsonSchema schema) {
        this.name = name;
        this.rules = rules;
        this.schema = schema;
    }

    /// Reads `<name>.schema.json`, which the build packages from configs/schema.
    static ConfigSchema named(String name) {
        String resource = "schema/" + name + ".schema.json";
        try (InputStream in = ConfigSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not packaged with libs/configuration");
            }
            SchemaValidatorsConfig settings = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .locale(Locale.ENGLISH)
                    .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, true))
                    .build();
            JsonNode rules = JSON.readTree(in);
            return new ConfigSchema(
                    name,
                    rules,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(rules, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /// Validates the document and fills in the defaults of fields that are absent.
    List<ConfigProblem> check(YamlDocument document) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (ValidationMessage message : schema.walk(document.content(), true).getValidationMessages()) {
            problems.add(problem(document, message));
        }
        return problems;
    }

    private ConfigProblem problem(YamlDocument document, ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        JsonNode rule = message.getSchemaNode();
        if (message.getInstanceNode() instanceof NullNode) {
            return document.commentInPlaceOf(pointer)
                    .map(comment -> document.problem(
                            pointer,
                            "has no value: YAML takes " + comment + " for a comment",
                            "Quote it: \"" + comment + "\""))
                    .orElseGet(() -> document.problem(pointer, "has no value", "Write one, or remove the field"));
        }
        return switch (message.getType()) {
            case "required" -> {
                String field = message.getProperty();
                yield document.problem(pointer + "/" + field, "is missing", "Add '" + field + ":' there");
            }
            case "additionalProperties", "unevaluatedProperties" -> {
                String field = message.getProperty();
                yield document.problem(
                        pointer + "/" + field,
                        "is not a known field",
                        Suggestion.among(field, siblings(message), "Remove it"));
            }
            case "enum" -> {
                String given = String.valueOf(message.getInstanceNode().asText());
                yield document.problem(
                        pointer,
                        "'" + given + "' is not allowed",
                        Suggestion.among(given, texts(rule), "Use one of " + listed(given, texts(rule))));
            }
            default -> document.problem(pointer, plain(message), described(message));
        };
    }

    private String listed(String given, List<String> allowed) {
        String nearest = Suggestion.nearest(given, allowed);
        return nearest.endsWith("...") ? nearest + " (all are in configs/schema/" + name + ".schema.json)" : nearest;
    }

    private static String plain(ValidationMessage message) {
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        return colon >= 0 ? text.substring(colon + 2) : text;
    }

    private static String described(ValidationMessage message) {
        return "Correct the value as configs/schema describes it"
                + (message.getInstanceNode() == null ? "" : ", now it is " + shortened(message.getInstanceNode()));
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /// The fields that the schema knows where `message` found one that it does not know.
    private List<String> siblings(ValidationMessage message) {
        String rule = message.getSchemaLocation().getFragment().toString();
        List<String> names = new ArrayList<>();
        rules.at(rule.substring(0, rule.lastIndexOf('/')) + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}

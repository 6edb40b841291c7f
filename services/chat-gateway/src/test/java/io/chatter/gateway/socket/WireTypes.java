package io.chatter.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The socket's part of the AsyncAPI document as the page's types: each schema an interface or a union, named as it is
/// called, those on the wire with the suffix of their direction.
final class WireTypes {

    private static final Pattern SAFETY_TYPE = Pattern.compile("Safety(Flag|Rule|Category)");

    private final JsonNode components;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> serverEvents;
    private final List<String> clientFrames;

    /// @param components of the document
    WireTypes(JsonNode components) {
        this.components = components;
        serverEvents = alternatives("/schemas/ServerEvent/oneOf");
        clientFrames = alternatives("/messages/clientFrame/payload/oneOf");
        schemas().keySet().forEach(name -> names.put(name, name));
        serverEvents.forEach(name -> names.put(name, name + "Event"));
        clientFrames.forEach(name -> names.put(name, name + "Frame"));
    }

    /// The whole file.
    String file() {
        String types = schemas().entrySet().stream()
                .filter(schema -> !schema.getKey().equals("ServerEvent"))
                .map(schema -> declaration(names.get(schema.getKey()), schema.getValue()))
                .collect(Collectors.joining("\n"));
        return """
                /**
                 * The socket's wire types: snake_case JSON, times in milliseconds since the epoch; a frame from the server is
                 * an array of events. Generated from the AsyncAPI document by the tests of services/chat-gateway; do not edit.
                 */

                import type { %s } from './safety.ts';

                %s
                %s
                %s
                /** Most characters of a line. */
                export const MAX_TEXT_LENGTH = %d;
                """.formatted(
                        String.join(", ", safetyTypes(types)),
                        types,
                        union("ServerEvent", serverEvents),
                        union("ClientFrame", clientFrames),
                        components.at("/schemas/Say/properties/text/maxLength").asInt());
    }

    private Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        components.get("schemas").properties().forEach(entry -> schemas.put(entry.getKey(), entry.getValue()));
        return schemas;
    }

    private List<String> alternatives(String place) {
        return components.at(place).valueStream().map(WireTypes::referenced).toList();
    }

    private String union(String name, List<String> schemas) {
        return "export type " + name + " =\n"
                + schemas.stream().map(names::get).map("  | "::concat).collect(Collectors.joining("\n")) + ";\n";
    }

    private String declaration(String name, JsonNode schema) {
        String comment = comment("", schema);
        return schema.has("properties")
                ? comment + "export interface " + name + " {\n" + members("  ", schema) + "}\n"
                : comment + "export type " + name + " = " + type(schema) + ";\n";
    }

    private String members(String indent, JsonNode schema) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        return schema.get("properties")
                .propertyStream()
                .map(property -> comment(indent, property.getValue()) + indent + "readonly " + property.getKey()
                        + (required.contains(property.getKey()) ? ": " : "?: ") + type(property.getValue()) + ";\n")
                .collect(Collectors.joining());
    }

    private String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return names.get(referenced(schema));
        }
        if (schema.has("const")) {
            return quoted(schema.get("const"));
        }
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().map(WireTypes::quoted).collect(Collectors.joining(" | "));
        }
        return switch (schema.path("type").asText()) {
            case "string" -> schema.path("x-safety").asText("string");
            case "integer", "number" -> "number";
            case "boolean" -> "boolean";
            case "array" -> "readonly " + type(schema.get("items")) + "[]";
            case "object" -> members(" ", schema).lines().collect(Collectors.joining("", "{", " }"));
            default -> throw new IllegalArgumentException("no type of the page for " + schema);
        };
    }

    private static String comment(String indent, JsonNode schema) {
        return schema.has("description")
                ? indent + "/** " + schema.get("description").asText() + " */\n"
                : "";
    }

    private static String referenced(JsonNode schema) {
        return schema.get("$ref").asText().replace("#/components/schemas/", "");
    }

    private static String quoted(JsonNode text) {
        return "'" + text.asText() + "'";
    }

    private static Set<String> safetyTypes(String types) {
        return SAFETY_TYPE
                .matcher(types)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

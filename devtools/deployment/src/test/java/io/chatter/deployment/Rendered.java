package io.chatter.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The objects of an overlay, and ways to find one.
final class Rendered {

    static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    private Rendered() {}

    static List<ObjectNode> rendered(String overlay) {
        return Kustomization.render(ROOT.resolve("k8s/overlays").resolve(overlay));
    }

    static List<ObjectNode> kind(List<ObjectNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    static ObjectNode find(List<ObjectNode> objects, String kind, String name) {
        return kind(objects, kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static String name(ObjectNode object) {
        return object.at("/metadata/name").asText();
    }

    static List<String> keys(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    /// What runs in pods.
    static List<ObjectNode> workloads(List<ObjectNode> objects) {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec").has("containers"))
                .toList();
    }

    static JsonNode pod(ObjectNode workload) {
        return workload.at("/spec/template/spec");
    }
}

package io.chatter.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Renders the part of kustomize that k8s/ uses, so that a build without the tool sees what it would apply:
/// `resources`, `namespace`, `images` by new name and tag, and `patches` of JSON 6902 operations (add, replace,
/// remove) on a target of kind and name. Anything else in a kustomization is refused, rather than left out in silence.
public final class Kustomization {

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "resources", "namespace", "images", "patches");

    private Kustomization() {}

    /// Every object of the folder's kustomization, patched.
    ///
    /// @throws IllegalArgumentException naming the file and what in it is not understood
    public static List<ObjectNode> render(Path folder) {
        Path file = folder.resolve("kustomization.yaml");
        JsonNode kustomization = read(file).getFirst();
        kustomization.fieldNames().forEachRemaining(name -> require(KNOWN.contains(name), file, name));
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            objects.addAll(Files.isDirectory(path) ? render(path) : read(path));
        }
        for (JsonNode patch : kustomization.path("patches")) {
            apply(patch, objects, file);
        }
        for (JsonNode image : kustomization.path("images")) {
            objects.forEach(object -> rename(image, object));
        }
        String namespace = kustomization.path("namespace").asText();
        if (!namespace.isEmpty()) {
            objects.forEach(object -> ((ObjectNode) object.get("metadata")).put("namespace", namespace));
        }
        return objects;
    }

    private static void rename(JsonNode image, ObjectNode object) {
        for (JsonNode container : object.at("/spec/template/spec/containers")) {
            if (container.path("image").asText().equals(image.path("name").asText())) {
                ((ObjectNode) container)
                        .put(
                                "image",
                                image.path("newName").asText() + ":"
                                        + image.path("newTag").asText());
            }
        }
    }

    private static void apply(JsonNode patch, List<ObjectNode> objects, Path file) {
        String kind = patch.at("/target/kind").asText();
        String name = patch.at("/target/name").asText();
        ObjectNode target = objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind)
                        && object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": no " + kind + " " + name + " to patch"));
        for (JsonNode operation : operations(patch.path("patch").asText())) {
            change(target, operation, file);
        }
    }

    private static void change(ObjectNode target, JsonNode operation, Path file) {
        String path = operation.path("path").asText();
        int cut = path.lastIndexOf('/');
        JsonNode parent = target.at(path.substring(0, cut));
        String last = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        String kind = operation.path("op").asText();
        require(!parent.isMissingNode(), file, path);
        switch (kind) {
            case "add", "replace" -> {
                if (parent instanceof ArrayNode array) {
                    if (last.equals("-")) {
                        array.add(operation.get("value"));
                    } else {
                        array.set(Integer.parseInt(last), operation.get("value"));
                    }
                } else {
                    require(kind.equals("add") || parent.has(last), file, path);
                    ((ObjectNode) parent).set(last, operation.get("value"));
                }
            }
            case "remove" -> {
                require(parent.has(last), file, path);
                ((ObjectNode) parent).remove(last);
            }
            default -> require(false, file, kind);
        }
    }

    private static Iterable<JsonNode> operations(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ObjectNode> read(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            List<ObjectNode> objects = new ArrayList<>();
            while (documents.hasNextValue()) {
                if (documents.nextValue() instanceof ObjectNode object) {
                    objects.add(object);
                }
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, Path file, String what) {
        if (!holds) {
            throw new IllegalArgumentException(file + ": '" + what + "' is not understood or not there");
        }
    }
}

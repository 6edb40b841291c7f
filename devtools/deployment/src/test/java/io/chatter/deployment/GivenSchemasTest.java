package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Files held to schemas that others publish and that no package brings, where they are given:
/// `./mvnw -pl devtools/deployment test -Dtest=GivenSchemasTest -Dcompose.schema=compose-spec.json -Dcrds=FOLDER`, with
/// absolute paths. The first is https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json; the
/// folder has `CustomResourceDefinition`s, such as those of
/// https://github.com/kedacore/keda/tree/main/config/crd/bases.
class GivenSchemasTest {

    @Test
    @EnabledIfSystemProperty(
            named = "compose.schema",
            matches = ".+",
            disabledReason =
                    "the schema of Compose is not given by -Dcompose.schema=FILE; ComposeShapeTest is narrower")
    void shouldBeAComposeFile() throws IOException {
        // Given
        JsonSchema schema =
                schema(new ObjectMapper().readTree(Files.readString(Path.of(System.getProperty("compose.schema")))));
        ObjectNode compose =
                Kustomization.read(ROOT.resolve("docker/compose.yaml")).getFirst();

        // When, Then
        assertThat(schema.validate(merged(compose))).isEmpty();
        ((ObjectNode) compose.at("/services/kafka")).put("imagge", "apache/kafka");
        assertThat(schema.validate(merged(compose))).isNotEmpty();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "crds",
            matches = ".+",
            disabledReason = "no CRDs are given by -Dcrds=FOLDER; ManifestCheck has KEDA's fields that we use")
    void shouldBeWhatTheResourceDefinitionsSay() throws IOException {
        // Given
        Map<String, JsonSchema> schemas = definitions(Path.of(System.getProperty("crds")));
        List<ObjectNode> objects = Stream.of("one-process", "pod-per-group", "pod-per-agent")
                .flatMap(overlay -> Rendered.rendered(overlay).stream())
                .filter(object -> schemas.containsKey(type(object)))
                .toList();

        // When, Then
        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(schemas.get(type(object)).validate(object))
                        .as("%s %s", object.path("kind").asText(), Rendered.name(object))
                        .isEmpty());
        ObjectNode typo = objects.getFirst().deepCopy();
        ((ObjectNode) typo.path("spec")).put("no-such-field", 1);
        Set<ValidationMessage> complaints = schemas.get(type(typo)).validate(typo);
        assertThat(complaints).singleElement().asString().contains("no-such-field");
    }

    /// Compose merges `<<` as YAML does; Jackson leaves it.
    private static ObjectNode merged(ObjectNode compose) {
        ObjectNode merged = compose.deepCopy();
        merged.path("services").forEach(service -> {
            if (service.path("environment") instanceof ObjectNode environment) {
                environment.remove("<<");
                environment.setAll((ObjectNode) compose.path("x-chatter"));
            }
        });
        return merged;
    }

    private static Map<String, JsonSchema> definitions(Path folder) throws IOException {
        Map<String, JsonSchema> schemas = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                JsonNode definition = Kustomization.read(file).getFirst();
                definition.at("/spec/versions").forEach(version -> {
                    JsonNode rules = version.at("/schema/openAPIV3Schema");
                    closed(rules);
                    schemas.put(
                            definition.at("/spec/group").asText() + "/"
                                    + version.path("name").asText() + " "
                                    + definition.at("/spec/names/kind").asText(),
                            schema(rules));
                });
            }
        }
        return schemas;
    }

    /// Kubernetes would drop what a definition does not name; here it is a fault. Its `metadata` is known elsewhere.
    private static void closed(JsonNode rules) {
        if (rules instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        rules.forEach(GivenSchemasTest::closed);
    }

    /// By the newest dialect, whichever a schema names: nothing that they use differs.
    private static JsonSchema schema(JsonNode rules) {
        ((ObjectNode) rules).remove(List.of("$schema", "$id"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(rules);
    }

    private static String type(ObjectNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }
}

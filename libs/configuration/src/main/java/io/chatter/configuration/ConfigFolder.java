package io.chatter.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads the files of one kind from their folder: parse, validate against the kind's JSON Schema, fill in its defaults,
/// bind.
final class ConfigFolder {

    private static final ObjectMapper BINDER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, new DurationText())
                    .addDeserializer(StreamSource.class, new StreamSourceForm()))
            .build();

    private final Path root;
    private final List<ConfigProblem> problems;

    ConfigFolder(Path root, List<ConfigProblem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /// Every usable file of `folder`, by file name; what is wrong with the others is added to the problems.
    <T> List<Loaded<T>> load(String folder, String schemaName, Class<T> type) {
        ConfigSchema schema = ConfigSchema.named(schemaName);
        List<Loaded<T>> loaded = new ArrayList<>();
        for (Path file : files(folder)) {
            YamlDocument document = YamlDocument.read(root, file, problems);
            if (document == null) {
                continue;
            }
            List<ConfigProblem> found = schema.check(document);
            problems.addAll(found);
            T value = found.isEmpty() ? bind(document, type) : null;
            if (value != null) {
                checkId(document);
                loaded.add(new Loaded<>(document, value));
            }
        }
        return loaded;
    }

    /// The `loaded` ids and the names of the folder's files: one that is broken is there all the same, and has problems
    /// of its own.
    Set<String> written(String folder, Set<String> loaded) {
        return Stream.concat(loaded.stream(), files(folder).stream().map(ConfigFolder::nameOf))
                .collect(Collectors.toSet());
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    /// A folder that is not there holds nothing; whoever names a file of it gets a problem of its own.
    private List<Path> files(String folder) {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> path.toString().endsWith(".yaml"))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new ConfigProblem(
                    Path.of(folder), 0, "", "cannot be listed (" + e.getMessage() + ")", "Check its permissions"));
            return List.of();
        }
    }

    private <T> @Nullable T bind(YamlDocument document, Class<T> type) {
        try {
            return BINDER.treeToValue(document.content(), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            problems.add(document.problem(
                    pointer(e),
                    "cannot be used: " + rootMessage(e),
                    "Compare it with the JSON Schema in configs/schema"));
            return null;
        }
    }

    /// The id must be the file name, so that a file is found by what it defines and no id exists twice.
    private void checkId(YamlDocument document) {
        String expected = nameOf(document.file());
        JsonNode id = document.content().path("id");
        if (!id.asText().equals(expected)) {
            problems.add(document.problem(
                    "/id",
                    "is '" + id.asText() + "', but the file is called " + expected + ".yaml",
                    "Make the two equal"));
        }
    }

    /// Where in the document the binder stumbled, as far as it says.
    private static String pointer(Exception error) {
        return error instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }

    private static String rootMessage(Throwable error) {
        Throwable at = error;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage()).lines().findFirst().orElse("unknown");
    }
}

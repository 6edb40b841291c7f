package io.chatter.architecture.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Everything by others that the build has put into what it ships: the jars beside services, the command line and the
/// local broker, and the packages bundled into the page.
final class ShippedComponents {

    private static final String OWN = "io.chatter:";

    /// Folders of jars, by the module that ships them.
    private static final Map<String, String> FOLDERS = new TreeMap<>(Map.of(
            "chat-gateway", "services/chat-gateway/target/quarkus-app/lib",
            "stream-context", "services/stream-context/target/quarkus-app/lib",
            "persona-workers", "services/persona-workers/target/quarkus-app/lib",
            "trends", "services/trends/target/quarkus-app/lib",
            "cli", "devtools/cli/target/lib",
            "local-broker", "libs/local-broker/target/lib"));

    private static final String PAGE = "services/web-ui/target/node_modules";

    /// Types for the compiler, of which nothing is in the bundle.
    private static final String TYPES_ONLY = "@types";

    private final Path root;
    private final LocalRepository repository;

    ShippedComponents(Path root, LocalRepository repository) {
        this.root = root;
        this.repository = repository;
    }

    /// Whether the modules have been packaged: without it nothing can be told.
    static boolean arePackaged(Path root) {
        return Stream.concat(FOLDERS.values().stream(), Stream.of(PAGE))
                .allMatch(folder -> Files.isDirectory(root.resolve(folder)));
    }

    /// By their coordinates, in order.
    List<Component> all() throws IOException {
        Map<String, Set<String>> users = new TreeMap<>();
        for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
            for (Path jar : files(root.resolve(folder.getValue()), ".jar")) {
                users.computeIfAbsent(repository.coordinates(jar), _ -> new TreeSet<>())
                        .add(folder.getKey());
            }
        }
        List<Component> components = new ArrayList<>();
        users.forEach((coordinates, modules) -> {
            if (!coordinates.startsWith(OWN)) {
                components.add(new Component(coordinates, repository.licences(coordinates), List.copyOf(modules)));
            }
        });
        components.addAll(ofPage());
        return components;
    }

    private List<Component> ofPage() throws IOException {
        Path modules = root.resolve(PAGE);
        List<Component> components = new ArrayList<>();
        for (Path file : files(modules, "package.json")) {
            JsonNode description = new ObjectMapper().readTree(file.toFile());
            if (description.has("license") && !modules.relativize(file).startsWith(TYPES_ONLY)) {
                components.add(new Component(
                        description.path("name").asText() + ":"
                                + description.path("version").asText(),
                        List.of(description.path("license").asText()),
                        List.of("web-ui")));
            }
        }
        return components;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}

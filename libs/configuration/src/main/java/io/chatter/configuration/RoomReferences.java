package io.chatter.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Checks what a room names against what exists: personas, its moderation profile, its stream file.
final class RoomReferences {

    private RoomReferences() {}

    static void check(
            Loaded<Room> loaded,
            Set<String> personas,
            Set<String> moderation,
            Path configs,
            List<ConfigProblem> problems) {
        Room room = loaded.value();
        YamlDocument document = loaded.document();
        for (int i = 0; i < room.personas().size(); i++) {
            String persona = room.personas().get(i);
            if (!personas.contains(persona)) {
                problems.add(document.problem(
                        "/personas/" + i,
                        "names the persona '" + persona + "', which does not exist",
                        Suggestion.among(persona, personas, "Add personas/" + persona + ".yaml")));
            }
        }
        if (!moderation.contains(room.moderation())) {
            problems.add(document.problem(
                    "/moderation",
                    "names the moderation profile '" + room.moderation() + "', which does not exist",
                    Suggestion.among(room.moderation(), moderation, "Add moderation/" + room.moderation() + ".yaml")));
        }
        if (room.source() instanceof StreamSource.RecordedFile file) {
            checkFile(file.location(), document, configs, problems);
        }
    }

    private static void checkFile(String location, YamlDocument document, Path configs, List<ConfigProblem> problems) {
        Path root = configs.toAbsolutePath().normalize();
        Path file = root.resolve(location).normalize();
        if (!file.startsWith(root)) {
            problems.add(document.problem(
                    "/source/location",
                    "'" + location + "' leaves the configs folder",
                    "Put the file below " + configs + " and name it from there"));
        } else if (!Files.isReadable(file) || Files.isDirectory(file)) {
            problems.add(document.problem(
                    "/source/location",
                    "the file '" + location + "' is missing or cannot be read",
                    "Name a readable file below " + configs));
        }
    }
}

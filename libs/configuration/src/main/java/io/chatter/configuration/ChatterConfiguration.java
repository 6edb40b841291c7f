package io.chatter.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Everything people write by hand, loaded and checked as a whole. Immutable; safe to share between threads.
///
/// @param rooms by room id
/// @param personas by persona id
/// @param moderation profiles by id
/// @param prompts by prompt id
/// @param lexicon words of games and streamers
public record ChatterConfiguration(
        Map<String, Room> rooms,
        Map<String, Persona> personas,
        Map<String, ModerationProfile> moderation,
        Map<String, Prompt> prompts,
        StreamLexicon lexicon) {

    private static final String ROOMS = "rooms";

    /// Loads `rooms/`, `personas/`, `moderation/`, `prompts/` and `lexicons/` below `configs`. Of these `rooms/` has to
    /// be there.
    ///
    /// @throws InvalidConfigurationException listing every problem of every file, not only the first
    public static ChatterConfiguration load(Path configs) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(configs)) {
            throw new InvalidConfigurationException(List.of(new ConfigProblem(
                    configs, 0, "", "is not a folder", "Point CHATTER_CONFIGS or --configs at a configs folder")));
        }
        if (!Files.isDirectory(configs.resolve(ROOMS))) {
            problems.add(new ConfigProblem(
                    Path.of(ROOMS),
                    0,
                    "",
                    "is no folder of " + configs + ", so there is no room to run",
                    "Add it with a file for each room, or point CHATTER_CONFIGS or --configs elsewhere"));
        }
        ConfigFolder folder = new ConfigFolder(configs, problems);
        List<Loaded<Room>> rooms = folder.load(ROOMS, "room", Room.class);
        List<Loaded<Persona>> cards = folder.load("personas", "persona", Persona.class);
        Map<String, Persona> personas = byId(cards, Persona::id);
        Map<String, ModerationProfile> moderation =
                byId(folder.load("moderation", "moderation", ModerationProfile.class), ModerationProfile::id);
        Map<String, Prompt> prompts = byId(folder.load("prompts", "prompt", Prompt.class), Prompt::id);
        DisplayNames.check(cards, problems);
        Affinities.check(cards, problems);
        Set<String> seats = folder.written("personas", personas.keySet());
        Set<String> profiles = folder.written("moderation", moderation.keySet());
        for (Loaded<Room> room : rooms) {
            RoomReferences.check(room, seats, profiles, configs, problems);
        }
        ListenerPorts.check(rooms, problems);
        StreamLexicon lexicon = LexiconFolder.read(configs, problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return new ChatterConfiguration(byId(rooms, Room::id), personas, moderation, prompts, lexicon);
    }

    private static <T> Map<String, T> byId(List<Loaded<T>> loaded, Function<T, String> id) {
        Map<String, T> values = new LinkedHashMap<>();
        loaded.forEach(one -> values.put(id.apply(one.value()), one.value()));
        return Map.copyOf(values);
    }
}

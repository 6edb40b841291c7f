package io.chatter.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is allowed in a configuration, and probably not meant. Pure.
public final class ConfigNotices {

    private ConfigNotices() {}

    /// One line each, naming the file.
    public static List<String> of(ChatterConfiguration configuration) {
        List<String> notices = new ArrayList<>();
        Set<String> seated = configuration.rooms().values().stream()
                .flatMap(room -> room.personas().stream())
                .collect(Collectors.toSet());
        for (String id : new TreeSet<>(configuration.personas().keySet())) {
            if (!seated.contains(id)) {
                notices.add("personas/" + id + ".yaml: is in no room, so it never speaks. List it under 'personas' of a"
                        + " room, or seat it with `./chatter roster add " + id + "`");
            }
        }
        configuration.personas().values().stream()
                .flatMap(card -> card.affinities().keySet().stream()
                        .flatMap(word -> Affinities.meant(word).stream()
                                .map(event -> "personas/" + card.id() + ".yaml affinities." + word
                                        + ": is taken for a word that people say, for it is no event. Did you mean '"
                                        + event + "'? Events are " + Affinities.known())))
                .sorted()
                .forEach(notices::add);
        return notices;
    }
}

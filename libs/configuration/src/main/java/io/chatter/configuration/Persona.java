package io.chatter.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One authored character. An agent is a persona that sits in a room.
///
/// @param id slug, equal to the file name
/// @param displayName name as shown in chat
/// @param archetype id of the archetype, for instance `hype-gremlin`; also its badge
/// @param color name colour as #rrggbb
/// @param voice how it writes
/// @param anchors what never changes about it, one sentence each
/// @param boundaries what it never does, one sentence each
/// @param topics what it likes to talk about
/// @param emotes emotes it likes, most liked first
/// @param affinities how strongly stream events (by type) and keywords make it speak; 1 is neutral
/// @param talkativeness its share of a room's lines relative to others, 0.1 to 3
/// @param cooldown shortest pause between two of its lines
public record Persona(
        String id,
        String displayName,
        String archetype,
        String color,
        Voice voice,
        List<String> anchors,
        List<String> boundaries,
        List<String> topics,
        List<String> emotes,
        Map<String, Double> affinities,
        double talkativeness,
        Duration cooldown) {

    public Persona {
        anchors = List.copyOf(anchors);
        boundaries = List.copyOf(boundaries);
        topics = List.copyOf(topics);
        emotes = List.copyOf(emotes);
        affinities = Map.copyOf(affinities);
    }

    /// The same character under another name.
    public Persona called(String name) {
        return with(name, affinities, talkativeness);
    }

    /// The same character with other numbers; every word stays.
    public Persona tuned(Map<String, Double> affinities, double talkativeness) {
        return with(displayName, affinities, talkativeness);
    }

    private Persona with(String displayName, Map<String, Double> affinities, double talkativeness) {
        return new Persona(
                id,
                displayName,
                archetype,
                color,
                voice,
                anchors,
                boundaries,
                topics,
                emotes,
                affinities,
                talkativeness,
                cooldown);
    }
}

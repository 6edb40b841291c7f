package io.chatter.gateway.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatter.configuration.Persona;
import java.util.List;

/// What viewers may know about a persona.
public record PersonaCard(
        String id,
        @JsonProperty("display_name") String displayName,
        String archetype,
        String color,
        List<String> anchors,
        List<String> topics,
        List<String> emotes,
        double talkativeness) {

    static PersonaCard of(Persona persona) {
        return new PersonaCard(
                persona.id(),
                persona.displayName(),
                persona.archetype(),
                persona.color(),
                persona.anchors(),
                persona.topics(),
                persona.emotes(),
                persona.talkativeness());
    }
}

package io.chatter.gateway.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Voice;
import java.util.List;
import java.util.Locale;

/// What viewers may know about a persona.
public record PersonaCard(
        String id,
        @JsonProperty("display_name") String displayName,
        String archetype,
        String color,
        VoiceCard voice,
        List<String> anchors,
        List<String> topics,
        List<String> emotes,
        double talkativeness) {

    /// How it writes.
    ///
    /// @param casing how it cases letters, as its file spells it: `upper_when_excited`
    /// @param maxWords longest line it writes, in words
    /// @param habits of its writing, one sentence each
    /// @param samples lines it could have written
    public record VoiceCard(
            String stance,
            String casing,
            @JsonProperty("max_words") int maxWords,
            String laughter,
            List<String> habits,
            List<String> samples) {

        static VoiceCard of(Voice voice) {
            return new VoiceCard(
                    voice.stance(),
                    voice.casing().name().toLowerCase(Locale.ROOT),
                    voice.maxWords(),
                    voice.laughter(),
                    voice.habits(),
                    voice.samples());
        }
    }

    static PersonaCard of(Persona persona) {
        return new PersonaCard(
                persona.id(),
                persona.displayName(),
                persona.archetype(),
                persona.color(),
                VoiceCard.of(persona.voice()),
                persona.anchors(),
                persona.topics(),
                persona.emotes(),
                persona.talkativeness());
    }
}

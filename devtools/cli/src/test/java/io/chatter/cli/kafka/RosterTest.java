package io.chatter.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.schema.PersonaAssignment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RosterTest {

    @Test
    void shouldDeriveTheSameSeedForTheSameAgentForEver() {
        assertThat(Roster.seed("demo", "nova")).isEqualTo(Roster.seed("demo", "nova"));
        assertThat(Roster.seed("demo", "nova")).isNotEqualTo(Roster.seed("other", "nova"));
    }

    @Test
    void shouldSeatWhomTheRoomsList() {
        // Given
        ChatterConfiguration configuration = ChatterConfiguration.load(
                Path.of(System.getProperty("chatter.root", "../..")).resolve("configs"));

        // When
        Map<String, PersonaAssignment> wanted = Roster.wanted(configuration, Instant.EPOCH);

        // Then
        assertThat(wanted.keySet())
                .isNotEmpty()
                .isEqualTo(configuration.rooms().values().stream()
                        .flatMap(room -> room.personas().stream().map(persona -> room.id() + "|" + persona))
                        .collect(Collectors.toSet()));
    }
}

package io.chatter.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.schema.PersonaAssignment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterRequestTest {

    private static final ChatterConfiguration CONFIGURATION = ChatterConfiguration.load(
            Path.of(System.getProperty("chatter.root", "../..")).resolve("configs"));

    @ParameterizedTest
    @CsvSource({
        ", VeraDeadpan",
        "vera-deadpan, VeraDeadpan",
        "vera-two, vera_two",
        "a-name-that-is-longer-than-chat-shows, a_name_that_is_longer_tha"
    })
    void shouldCallAnAgentByItsOwnName(@Nullable String agent, String shown) {
        // When
        PersonaAssignment seated = new RosterRequest(CONFIGURATION, "demo")
                .one("vera-deadpan", agent, Instant.EPOCH)
                .values()
                .iterator()
                .next();

        // Then
        assertThat(seated.getDisplayName()).isEqualTo(shown);
        assertThat(seated.getPersona()).isEqualTo("vera-deadpan");
    }

    @Test
    void shouldDeriveAgentsOfAllPersonasEachWithASeedOfItsOwn() {
        // When
        Map<String, PersonaAssignment> derived = new RosterRequest(CONFIGURATION, "demo").derived(200, Instant.EPOCH);

        // Then
        assertThat(derived)
                .hasSize(200)
                .isEqualTo(new RosterRequest(CONFIGURATION, "demo").derived(200, Instant.EPOCH));
        assertThat(derived.values())
                .extracting(PersonaAssignment::getPersona)
                .containsAll(CONFIGURATION.personas().keySet());
        assertThat(derived.values()).extracting(PersonaAssignment::getSeed).doesNotHaveDuplicates();
        assertThat(derived.values())
                .extracting(PersonaAssignment::getAgent)
                .allMatch(DerivedAgents::isDerived)
                .doesNotHaveDuplicates();
    }
}

package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.schema.PersonaAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatTest {

    @ParameterizedTest
    @CsvSource({"@vera_two hello, TO_ME", "@vera-two hello, TO_ME", "@Display_vera hello, TO_ALL"})
    void shouldBeSpokenToByTheNameThatItHasInChat(String text, Stimulus.Address address) {
        // Given
        PersonaAssignment second = PersonaAssignment.newBuilder(Fixtures.assignment("vera-two", true))
                .setDisplayName("vera_two")
                .build();

        // When
        Seat seat = Seat.of(second, Fixtures.persona("vera"));

        // Then
        assertThat(seat.author().getDisplayName()).isEqualTo("vera_two");
        assertThat(Stimulus.Address.of(seat.agent(), Fixtures.personLine(text, Fixtures.NOON)))
                .isEqualTo(address);
    }

    @Test
    void shouldBeItsCardInAllButTheName() {
        // Given
        Persona card = Fixtures.persona("vera");

        // When
        Seat seat = Seat.of(Fixtures.assignment("vera-two", true), card);

        // Then
        assertThat(seat.agent().persona())
                .usingRecursiveComparison()
                .ignoringFields("displayName")
                .isEqualTo(card);
        assertThat(seat.agent().persona().displayName()).isEqualTo("Maya");
    }
}

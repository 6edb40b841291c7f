package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestsTest {

    private final Guests guests = new Guests(Set.of("NightShiftNadia"), name -> !name.equals("Rude"), new Random(1));

    @Test
    void shouldTidyAWishedForName() {
        // When
        Participant guest = guests.arrive(Optional.of(" <b>Ann\u202e\u200b </b>"), true);

        // Then
        assertThat(guest.displayName()).isEqualTo("bAnnb");
        assertThat(guest.id()).matches("guest-[a-z2-9]{8}");
        assertThat(guest.badges()).containsExactly("guest");
        assertThat(guest.color()).matches("#[0-9a-f]{6}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "___",
                "nightshiftnadia",
                "N\u0456ghtShiftN\u0430dia",
                "moderator",
                "M0derator",
                "System",
                "Rude"
            })
    void shouldMakeUpANameInPlaceOfOneThatIsNotToBeHad(String wish) {
        // When
        Participant guest = guests.arrive(Optional.of(wish), true);

        // Then
        assertThat(guest.displayName()).isEqualTo(guest.id());
    }

    @Test
    void shouldGiveEveryConnectionAnIdOfItsOwn() {
        // When
        Participant one = guests.arrive(Optional.of("Ann"), true);
        Participant other = guests.arrive(Optional.of("Bob"), true);

        // Then
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void shouldGiveANameToOneGuestAtATime() {
        // Given
        Participant one = guests.arrive(Optional.of("Ann"), true);

        // When
        Participant other = guests.arrive(Optional.of("\u0410nn"), true);
        guests.leave(other);
        guests.leave(one);
        Participant later = guests.arrive(Optional.of("ANN"), true);

        // Then
        assertThat(one.displayName()).isEqualTo("Ann");
        assertThat(other.displayName()).matches("\u0410nn-[a-z2-9]{4}");
        assertThat(other.id()).endsWith(other.displayName().substring(4));
        assertThat(later.displayName()).isEqualTo("ANN");
    }
}

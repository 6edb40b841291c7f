package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestsTest {

    private static final RoomProfile HALL = new RoomProfile("hall", "Hall", "A room", RoomProfile.Access.OPEN, 30);
    private static final RoomProfile NURSERY =
            new RoomProfile("nursery", "Nursery", "A room", RoomProfile.Access.OPEN, 30);

    private final Guests guests = new Guests(
            Set.of("NightShiftNadia"),
            (name, room) -> !name.equals("Rude") && !(name.equals("Mild") && room.equals("nursery")),
            GuestFixtures.ids());

    @Test
    void shouldTidyAWishedForName() {
        // When
        Participant guest = guests.arrive(HALL, Optional.of(" <b>Ann\u202e\u200b </b>"), ClientNetwork.THIS_MACHINE);

        // Then
        assertThat(guest.displayName()).isEqualTo("bAnnb");
        assertThat(guest.id()).matches("guest-[0-9a-f]{32}");
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
        Participant guest = guests.arrive(HALL, Optional.of(wish), ClientNetwork.THIS_MACHINE);

        // Then
        assertThat(guest.displayName()).matches("guest-[0-9a-f]{8}");
        assertThat(guest.id()).endsWith(guest.displayName().substring("guest-".length()));
    }

    @Test
    void shouldAskTheRoomWhetherANameFits() {
        assertThat(mild(HALL)).isEqualTo("Mild");
        assertThat(mild(NURSERY)).startsWith("guest-");
    }

    /// An id may be rude as well, or an e-mail address.
    @Test
    void shouldNotShowTheIdOfAnAccountWhoseNameIsNotFit() {
        // When
        Participant member = guests.welcome(
                HALL, new Account("user-rude@mail.example", "Rude", Role.MEMBER, RoomScope.ALL, Instant.MAX, "token"));

        // Then
        assertThat(member.displayName()).matches("member-[0-9a-f]{8}");
    }

    private String mild(RoomProfile room) {
        return guests.arrive(room, Optional.of("Mild"), ClientNetwork.THIS_MACHINE)
                .displayName();
    }

    @Test
    void shouldGiveEveryConnectionAnIdOfItsOwn() {
        // When
        Participant one = guests.arrive(HALL, Optional.of("Ann"), ClientNetwork.THIS_MACHINE);
        Participant other = guests.arrive(HALL, Optional.of("Bob"), ClientNetwork.THIS_MACHINE);

        // Then
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void shouldGiveANameToOneGuestAtATime() {
        // Given
        Participant one = guests.arrive(HALL, Optional.of("Ann"), ClientNetwork.THIS_MACHINE);

        // When
        Participant other = guests.arrive(HALL, Optional.of("\u0410nn"), ClientNetwork.THIS_MACHINE);
        guests.leave(other);
        guests.leave(one);
        Participant later = guests.arrive(HALL, Optional.of("ANN"), ClientNetwork.THIS_MACHINE);

        // Then
        assertThat(one.displayName()).isEqualTo("Ann");
        assertThat(other.displayName()).matches("\u0410nn-[0-9a-f]{4}");
        assertThat(other.id()).endsWith(other.displayName().substring(4));
        assertThat(later.displayName()).isEqualTo("ANN");
    }

    @Test
    void shouldKeepTheNameOfAnAccountFromGuestsWhileItIsHere() {
        // Given: two sockets of one account
        Account mia = new Account("user-mia", "Mia", Role.MEMBER, RoomScope.ALL, Instant.MAX, "token");
        Participant first = guests.welcome(HALL, mia);
        Participant second = guests.welcome(HALL, mia);
        guests.leave(first);

        // When
        Participant beside = guests.arrive(HALL, Optional.of("mia"), ClientNetwork.THIS_MACHINE);
        guests.leave(beside);
        guests.leave(second);
        Participant after = guests.arrive(HALL, Optional.of("mia"), ClientNetwork.THIS_MACHINE);

        // Then
        assertThat(List.of(first.displayName(), second.displayName())).containsOnly("Mia");
        assertThat(beside.displayName()).matches("mia-[0-9a-f]{4}");
        assertThat(after.displayName()).isEqualTo("mia");
    }
}

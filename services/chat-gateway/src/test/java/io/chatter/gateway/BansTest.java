package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BansTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ClientNetwork HOME = ClientNetwork.of("192.0.2.1");
    private static final ClientNetwork OFFICE = ClientNetwork.of("192.0.2.2");

    private final GuestIds ids = GuestFixtures.ids();
    private final Bans bans = new Bans(ids);

    @Test
    void shouldHoldForAGuestWhoComesAgain() {
        // When
        bans.add(ids.issue(HOME), Ban.FOR_GOOD, NOON);

        // Then
        assertThat(bans.of(ids.issue(HOME), NOON)).contains(Ban.FOR_GOOD);
        assertThat(bans.of(ids.issue(OFFICE), NOON)).isEmpty();
        assertThat(bans.of("user-mia", NOON)).isEmpty();
    }

    @Test
    void shouldHoldForOneGuestOnlyOnThisMachine() {
        // Given
        String rude = ids.issue(ClientNetwork.THIS_MACHINE);

        // When
        bans.add(rude, Ban.FOR_GOOD, NOON);

        // Then
        assertThat(bans.of(rude, NOON)).contains(Ban.FOR_GOOD);
        assertThat(bans.of(ids.issue(ClientNetwork.THIS_MACHINE), NOON)).isEmpty();
    }

    @Test
    void shouldEndATimeoutOfTheNetworkWithThatOfTheGuest() {
        // Given
        bans.add(ids.issue(HOME), new Ban(NOON.plusSeconds(60)), NOON);
        String again = ids.issue(HOME);

        // Then
        assertThat(bans.of(again, NOON.plusSeconds(59))).isPresent();
        assertThat(bans.of(again, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void shouldLetTheNetworkBackInWithTheGuestButNobodyWhoWasBannedThemselves() {
        // Given
        String rude = ids.issue(HOME);
        String ruder = ids.issue(HOME);
        bans.add(rude, Ban.FOR_GOOD, NOON);
        bans.add(ruder, Ban.FOR_GOOD, NOON);

        // When
        bans.lift(rude);

        // Then
        assertThat(bans.of(rude, NOON)).isEmpty();
        assertThat(bans.of(ids.issue(HOME), NOON)).isEmpty();
        assertThat(bans.of(ruder, NOON)).contains(Ban.FOR_GOOD);
        assertThat(bans.holding(NOON)).containsOnlyKeys(ruder);
    }

    @Test
    void shouldForgetTheOldestNetworkWhenThereAreTooMany() {
        // Given
        bans.add(ids.issue(HOME), Ban.FOR_GOOD, NOON);

        // When
        IntStream.range(0, Bans.MAX_NETWORKS)
                .forEach(i -> bans.add(ids.issue(new ClientNetwork("net-" + i, false)), Ban.FOR_GOOD, NOON));

        // Then
        assertThat(bans.of(ids.issue(HOME), NOON)).isEmpty();
        assertThat(bans.of(ids.issue(new ClientNetwork("net-0", false)), NOON)).isPresent();
    }
}

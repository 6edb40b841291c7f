package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostingLimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plus(ChatRules.DEFAULT.posting().window());
    private static final int MANY = 2_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Room room = new Room(
            new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30),
            new Room.Delivery(
                    new PlainEncoder(),
                    new FlushPace(Duration.ZERO, Duration.ZERO),
                    4,
                    timer,
                    System::nanoTime,
                    new NoTally()));
    private final PostingLimits limits = new PostingLimits(ChatRules.DEFAULT);

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void shouldTakeTwentyLinesInThirtySecondsAndAHundredFromModerators() {
        assertThat(ChatRules.DEFAULT.posting(Role.MEMBER))
                .isEqualTo(new PostingLimit.Rule(20, Duration.ofSeconds(30), 200));
        assertThat(ChatRules.DEFAULT.posting(Role.MODERATOR))
                .isEqualTo(new PostingLimit.Rule(100, Duration.ofSeconds(30), 200));
    }

    @Test
    void shouldGiveAReconnectTheLimitItHadBefore() {
        // Given
        PostingLimit before = limits.ofAccount(room, person("mia"), NOON);
        before.take(NOON);
        before.letGo();

        // When
        crowd(LATER.minusSeconds(1));

        // Then
        assertThat(limits.ofAccount(room, person("mia"), NOON)).isSameAs(before);
    }

    @Test
    void shouldForgetNoLimitThatAConnectionGoesBy() {
        // Given: two sockets, of which one is closed, and nothing said
        PostingLimit held = limits.ofAccount(room, person("mia"), NOON);
        limits.ofAccount(room, person("mia"), NOON).letGo();
        PostingLimit left = limits.ofAccount(room, person("max"), NOON);
        left.letGo();

        // When
        crowd(LATER);

        // Then
        assertThat(limits.ofAccount(room, person("mia"), LATER)).isSameAs(held);
        assertThat(limits.ofAccount(room, person("max"), LATER)).isNotSameAs(left);
    }

    @Test
    void shouldHoldWhatTheGuestsOfANetworkShareWhileOneOfThemIsHere() {
        // Given: the network has said as much as it may
        ClientNetwork home = ClientNetwork.of("192.0.2.1");
        List<PostingLimit> guests = IntStream.range(0, PostingLimits.GUESTS_OF_A_NETWORK)
                .mapToObj(i -> limits.ofGuest(room, person("guest-" + i), home, NOON))
                .toList();
        guests.forEach(guest -> IntStream.range(0, ChatRules.DEFAULT.posting().lines())
                .forEach(_ -> assertThat(guest.take(NOON)).isEmpty()));
        guests.subList(1, guests.size()).forEach(PostingLimit::letGo);

        // When
        crowd(LATER.minusSeconds(1));

        // Then
        assertThat(limits.ofGuest(room, person("guest-new"), home, NOON).take(NOON))
                .contains(ChatRules.DEFAULT.posting().window());
    }

    /// So many come and go that the limits are swept.
    private void crowd(Instant at) {
        IntStream.range(0, MANY)
                .forEach(i -> limits.ofAccount(room, person("visitor-" + i), at).letGo());
    }

    private static Participant person(String id) {
        return new Participant(id, id, "#808080", List.of(), new Participant.Standing(Role.VIEWER, true));
    }
}

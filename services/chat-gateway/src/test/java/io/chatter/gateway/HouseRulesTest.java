package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What may be said in a room whose moderators set its modes.
class HouseRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Room room = new Room(
            new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30),
            new Room.Delivery(
                    new PlainEncoder(),
                    new FlushPace(Duration.ZERO, Duration.ZERO),
                    64,
                    timer,
                    System::nanoTime,
                    new NoTally()));
    private final HouseRules rules = new HouseRules(Emotes.own());
    private final Membership ann = place("guest-ann", Role.VIEWER);
    private final Membership mia = place("user-mia", Role.MEMBER);
    private final Membership max = place("user-max", Role.MODERATOR);

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void shouldAskForPausesInSlowMode() {
        // Given
        set(Map.of(RoomModes.SLOW, "30"));
        assertThat(code(ann, "one", NOON)).isEmpty();

        // When
        Optional<HouseRules.Refusal> early = rules.check(ann, "two", NOON.plusSeconds(10));
        Optional<RejectionCode> late = code(ann, "two", NOON.plusSeconds(30));

        // Then
        assertThat(early).map(HouseRules.Refusal::code).contains(RejectionCode.SLOW_MODE);
        assertThat(early.orElseThrow().retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(late).isEmpty();
        assertThat(code(max, "one", NOON)).isEmpty();
        assertThat(code(max, "two", NOON)).isEmpty();
    }

    @Test
    void shouldTakeEmotesOnly() {
        // When
        set(Map.of(RoomModes.EMOTE_ONLY, "true"));

        // Then
        assertThat(code(ann, "Kappa :pog:  \u2764\ufe0f \ud83d\ude80", NOON)).isEmpty();
        assertThat(code(ann, "Kappa 123", NOON)).contains(RejectionCode.EMOTE_ONLY);
        assertThat(code(ann, "kappa", NOON)).contains(RejectionCode.EMOTE_ONLY);
        assertThat(code(max, "words", NOON)).isEmpty();
    }

    @Test
    void shouldTakeNothingTwiceInUniqueChat() {
        // Given
        set(Map.of(RoomModes.UNIQUE_CHAT, "true"));
        room.startAt(0, 0, 0);
        room.publish(Lines.at(0, "GG  all"));
        Instant said = NOON;

        // Then
        assertThat(code(ann, "gg ALL", said)).contains(RejectionCode.DUPLICATE);
        assertThat(code(ann, "gg everybody", said)).isEmpty();
        assertThat(code(ann, "gg all", said.plus(RecentSpeech.REMEMBERED))).isEmpty();
    }

    /// Two lines sent faster than the log can show the first.
    @Test
    void shouldTakeALineOnceThoughItIsNotInTheLogYetAndAgainWhenItWasLost() {
        // Given
        set(Map.of(RoomModes.UNIQUE_CHAT, "true"));
        assertThat(code(ann, "gg all", NOON)).isEmpty();

        // When
        Optional<RejectionCode> twice = code(ann, "GG all", NOON);
        room.recent().unsaid("guest-ann", "gg all", NOON);
        Optional<RejectionCode> afterLoss = code(ann, "gg all", NOON);

        // Then
        assertThat(twice).contains(RejectionCode.DUPLICATE);
        assertThat(afterLoss).isEmpty();
    }

    @Test
    void shouldLetABroadcasterWhomSomebodyBannedSpeakAndDecide() {
        // Given
        order(new ModeratorAction.Ban("user-bea"));
        Membership bea = place("user-bea", Role.BROADCASTER);
        Membership banned = place("user-bea", Role.MODERATOR);

        // Then
        assertThat(code(bea, "my room", NOON)).isEmpty();
        assertThat(code(banned, "my room", NOON)).contains(RejectionCode.BANNED);
        assertThat(order("user-bea", Role.BROADCASTER, new ModeratorAction.Unpin()))
                .isInstanceOf(Ruling.Decided.class);
        assertThat(order("user-bea", Role.MODERATOR, new ModeratorAction.Unpin()))
                .isEqualTo(new Ruling.Refused(ModerationRefusal.NOT_ALLOWED));
    }

    @Test
    void shouldHearMembersOnly() {
        // When
        set(Map.of(RoomModes.MEMBERS_ONLY, "true"));

        // Then
        assertThat(code(ann, "hi", NOON)).contains(RejectionCode.MEMBERS_ONLY);
        assertThat(code(mia, "hi", NOON)).isEmpty();
    }

    @Test
    void shouldGoBackFromTheShieldToTheModesBefore() {
        // Given
        set(Map.of(RoomModes.SLOW, "5"));
        RoomModes before = room.moderation().modes();

        // When
        order(new ModeratorAction.Shield(true));

        // Then
        assertThat(room.moderation().modes().inForce())
                .isEqualTo(new RoomModes(Duration.ofSeconds(30), false, true, true, true));
        assertThat(order(new ModeratorAction.ChangeModes(Map.of(RoomModes.SLOW, "1"))))
                .isEqualTo(new Ruling.Refused(ModerationRefusal.SHIELDED));
        order(new ModeratorAction.Shield(false));
        assertThat(room.moderation().modes()).isEqualTo(before);
    }

    @Test
    void shouldSilenceWhoIsTimedOutForThatLongAndWhoIsBannedForGood() {
        // When
        order(new ModeratorAction.Timeout("guest-ann", Duration.ofMinutes(10)));
        order(new ModeratorAction.Ban("user-mia"));

        // Then
        Optional<HouseRules.Refusal> timedOut = rules.check(ann, "hi", NOON.plusSeconds(60));
        assertThat(timedOut).map(HouseRules.Refusal::code).contains(RejectionCode.TIMED_OUT);
        assertThat(timedOut.orElseThrow().retryAfter()).contains(Duration.ofMinutes(9));
        assertThat(code(ann, "hi", NOON.plusSeconds(600))).isEmpty();
        assertThat(code(mia, "hi", NOON.plus(Duration.ofDays(900)))).contains(RejectionCode.BANNED);
        order(new ModeratorAction.Unban("user-mia"));
        assertThat(code(mia, "hi", NOON)).isEmpty();
        assertThat(order(new ModeratorAction.Ban("user-max")))
                .isEqualTo(new Ruling.Refused(ModerationRefusal.YOURSELF));
    }

    @Test
    void shouldHideWhatWasSaidBeforeAClearOrABan() {
        // Given
        room.startAt(0, 0, 0);
        room.publish(Lines.at(0, "before"));

        // When
        Instant cleared = Instant.now().plusSeconds(60);
        apply(ModerationKind.CLEARED, cleared);
        room.publish(Lines.at(1, "late, but said before"));

        // Then
        assertThat(room.moderation().shown(List.of(line(2, "ann", cleared.plusMillis(1)))))
                .hasSize(1);
        assertThat(room.attachNewest(new Replica.Viewer(), 10).lines()).isEmpty();
    }

    @Test
    void shouldShowNothingFromBeforeADeletionThatHadToBeForgotten() {
        // Given
        Instant deleted = NOON.plusSeconds(1);

        // When: one deletion more than is kept
        for (int i = 0; i <= RemovedLines.MAX_DELETED; i++) {
            room.moderation().apply(deletion(new UUID(1, i), deleted.plusMillis(i)));
        }

        // Then
        assertThat(room.moderation().shows(line(1, "ann", NOON))).isFalse();
        assertThat(room.moderation().shows(line(2, "ann", deleted.plusMillis(1))))
                .isTrue();
    }

    private ModerationEvent deletion(UUID line, Instant at) {
        return ModerationEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setRoomId("demo")
                .setKind(ModerationKind.DELETED)
                .setMessageId(line)
                .setActor(new Actor("user-max", ActorRole.MODERATOR))
                .setAt(at)
                .build();
    }

    private Optional<RejectionCode> code(Membership place, String text, Instant at) {
        return rules.check(place, text, at).map(HouseRules.Refusal::code);
    }

    private void set(Map<String, String> modes) {
        order(new ModeratorAction.ChangeModes(modes));
    }

    private Ruling order(ModeratorAction action) {
        return order("user-max", Role.MODERATOR, action);
    }

    private Ruling order(String moderator, Role role, ModeratorAction action) {
        ModerationOrder order = new ModerationOrder(UUID.randomUUID(), moderator, role, action, Optional.empty());
        return new FakeModerationLog(Clock.fixed(NOON, ZoneOffset.UTC))
                .carryOut(room, order)
                .toCompletableFuture()
                .join();
    }

    private void apply(ModerationKind kind, Instant at) {
        Ruling.Decided decided = (Ruling.Decided) order(new ModeratorAction.Unpin());
        room.moderate(ModerationEvent.newBuilder(decided.event())
                .setKind(kind)
                .setAt(at)
                .build());
    }

    private static EncodedLine line(long offset, String author, Instant at) {
        return new EncodedLine(offset, new UUID(0, offset), author, at, new byte[0]);
    }

    private Membership place(String id, Role role) {
        Participant me = new Participant(id, id, "#808080", List.of(), new Participant.Standing(role, true));
        Optional<Account> account = id.startsWith(Account.PREFIX)
                ? Optional.of(new Account(id, id, role, RoomScope.ALL, Instant.MAX, "token"))
                : Optional.empty();
        return new Membership(room, me, new PostingLimit(ChatRules.DEFAULT.posting(role)), account);
    }
}

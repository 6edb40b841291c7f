package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.gateway.kafka.LogFixture;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Finding;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Decisions of moderators, through a real broker, on two replicas.
class ModerationLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Account MOLLY = moderator("user-molly");
    private static final Account MAX = moderator("user-max");

    private static LogFixture log;

    @BeforeAll
    static void open() {
        log = new LogFixture();
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void shouldTakeALineAwayOnEveryReplicaAndFromWhoComesLater() {
        String id = "deletion";
        try (Replica here = new Replica(log, id);
                Replica there = new Replica(log, id)) {
            // Given
            Replica.Viewer viewer = there.view();
            ChatMessage rude = show(id, "rude");
            show(id, "nice");
            await().atMost(PATIENCE).until(() -> viewer.frames.toString().contains("nice"));
            await().atMost(PATIENCE).until(() -> here.history().size() == 2);

            // When
            Ruling ruling = join(here.order(MOLLY, new ModeratorAction.Delete(rude.getMessageId())));

            // Then
            assertThat(ruling).isInstanceOf(Ruling.Decided.class);
            await().atMost(PATIENCE).until(() -> viewer.frames.toString().contains("Moderation"));
            assertThat(there.history()).containsExactly("nice");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(here.history()).containsExactly("nice"));
            try (Replica later = new Replica(log, id)) {
                assertThat(later.history()).containsExactly("nice");
            }
        }
    }

    @Test
    void shouldDecideThoughAModeratorComesToAnotherReplicaMeanwhile() {
        String id = "visit";
        try (Replica here = new Replica(log, id);
                Replica there = new Replica(log, id)) {
            // Given
            List<ChatMessage> lines = List.of(show(id, "one"), show(id, "two"), show(id, "three"));
            await().atMost(PATIENCE)
                    .until(() -> here.history().size() == 3 && there.history().size() == 3);
            here.expectModerator();
            join(here.order(MOLLY, new ModeratorAction.Delete(lines.get(0).getMessageId())));

            // When
            there.expectModerator();
            join(here.order(MOLLY, new ModeratorAction.Delete(lines.get(1).getMessageId())));
            join(there.order(MAX, new ModeratorAction.Delete(lines.get(2).getMessageId())));

            // Then
            await().atMost(PATIENCE)
                    .until(() -> here.history().isEmpty() && there.history().isEmpty());
            assertThat(log.read(TopicCatalogue.CHAT_MODERATION.name(), id)).hasSize(3);
        }
    }

    /// As after a commit whose answer was lost.
    @Test
    void shouldCarryAnOrderOutOnceThoughItIsTriedAgainElsewhere() {
        String id = "again";
        try (Replica here = new Replica(log, id);
                Replica there = new Replica(log, id)) {
            // Given
            ChatMessage rude = show(id, "rude");
            ModerationOrder order = new ModerationOrder(
                    UUID.randomUUID(),
                    MOLLY.id(),
                    Role.MODERATOR,
                    new ModeratorAction.Delete(rude.getMessageId()),
                    Optional.empty());

            // When
            Ruling first = join(here.carryOut(order));
            Ruling again = join(there.carryOut(order));

            // Then
            assertThat(again).isEqualTo(first);
            assertThat(log.read(TopicCatalogue.CHAT_MODERATION.name(), id)).hasSize(1);
        }
    }

    @Test
    void shouldPublishAnApprovedLineOnceThoughManyApproveItEverywhere() {
        String id = "approval";
        try (Replica here = new Replica(log, id);
                Replica there = new Replica(log, id)) {
            // Given
            ChatMessage line = hold(id, "look at this.example", "look at [link]");
            await().atMost(PATIENCE).until(() -> here.room.moderation().held().size() == 1);
            await().atMost(PATIENCE).until(() -> there.room.moderation().held().size() == 1);

            // When
            ModeratorAction approve = new ModeratorAction.Approve(line.getMessageId());
            List<CompletionStage<Ruling>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(here.order(MOLLY, approve));
                answers.add(there.order(MAX, approve));
            }

            // Then
            assertThat(answers.stream().map(ModerationLogTest::join).filter(Ruling.Decided.class::isInstance))
                    .hasSize(1);
            assertThat(answers.stream().map(ModerationLogTest::join))
                    .filteredOn(Ruling.Refused.class::isInstance)
                    .hasSize(5)
                    .containsOnly(new Ruling.Refused(ModerationRefusal.NOT_HELD));
            List<ChatMessage> shown = log.values(TopicCatalogue.CHAT_FIREHOSE, id, ChatMessage.class);
            assertThat(shown).extracting(ChatMessage::getMessageId).containsExactly(line.getMessageId());
            assertThat(shown.getFirst().getText())
                    .as("approved, not unredacted")
                    .isEqualTo("look at [link]");
            assertThat(kinds(id)).containsExactly(ModerationKind.HELD, ModerationKind.APPROVED);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(there.history()).containsExactly("look at [link]"));
        }
    }

    @Test
    void shouldPublishNothingOfADeniedLine() {
        String id = "denial";
        try (Replica here = new Replica(log, id);
                Replica there = new Replica(log, id)) {
            // Given
            ChatMessage line = hold(id, "buy at shady.example");
            await().atMost(PATIENCE).until(() -> here.room.moderation().held().size() == 1);

            // When
            join(here.order(MOLLY, new ModeratorAction.Deny(line.getMessageId())));
            Ruling late = join(there.order(MAX, new ModeratorAction.Approve(line.getMessageId())));

            // Then
            assertThat(late).isEqualTo(new Ruling.Refused(ModerationRefusal.NOT_HELD));
            assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, id, ChatMessage.class))
                    .isEmpty();
            assertThat(kinds(id)).containsExactly(ModerationKind.HELD, ModerationKind.DENIED);
        }
    }

    @Test
    void shouldKnowAfterARestartWhatWasDecidedBefore() {
        String id = "restart";
        ChatMessage pinned = show(id, "the rules");
        try (Replica before = new Replica(log, id)) {
            // Given
            await().atMost(PATIENCE).until(() -> before.history().size() == 1);
            join(before.order(MOLLY, new ModeratorAction.ChangeModes(Map.of("slow", "7", "emote_only", "true"))));
            join(before.order(MOLLY, new ModeratorAction.Shield(true)));
            join(before.order(MOLLY, new ModeratorAction.Ban("guest-troll")));
            join(before.order(MOLLY, new ModeratorAction.Timeout("guest-loud", Duration.ofHours(1))));
            join(before.order(MOLLY, new ModeratorAction.Pin(pinned.getMessageId())));
        }

        // When
        try (Replica after = new Replica(log, id)) {

            // Then
            RoomModeration state = after.room.moderation();
            assertThat(state.modes()).isEqualTo(new RoomModes(Duration.ofSeconds(7), true, false, false, true));
            assertThat(state.bans(Instant.now())).containsOnlyKeys("guest-troll", "guest-loud");
            assertThat(state.pinned()).contains(pinned.getMessageId());
            assertThat(state.decisions())
                    .extracting(ModerationEvent::getKind)
                    .containsExactly(
                            ModerationKind.PINNED,
                            ModerationKind.TIMED_OUT,
                            ModerationKind.BANNED,
                            ModerationKind.ROOM_MODE,
                            ModerationKind.ROOM_MODE);
            assertThat(state.decisions())
                    .allSatisfy(
                            decision -> assertThat(decision.getActor().getId()).isEqualTo(MOLLY.id()));

            // When
            join(after.order(MAX, new ModeratorAction.Shield(false)));

            // Then: exactly the modes from before the shield
            await().atMost(PATIENCE)
                    .until(() -> !after.room.moderation().modes().shield());
            assertThat(state.modes()).isEqualTo(new RoomModes(Duration.ofSeconds(7), true, false, false, false));
        }
    }

    @Test
    void shouldApproveNothingOfWhoeverWasBannedSince() {
        String id = "banned-since";
        try (Replica here = new Replica(log, id)) {
            // Given
            ChatMessage line = hold(id, "look at this page");
            await().atMost(PATIENCE).until(() -> here.room.moderation().held().size() == 1);
            join(here.order(MOLLY, new ModeratorAction.Ban(line.getAuthor().getId())));

            // When
            Ruling ruling = join(here.order(MAX, new ModeratorAction.Approve(line.getMessageId())));

            // Then
            assertThat(ruling).isEqualTo(new Ruling.Refused(ModerationRefusal.NOT_HELD));
            assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, id, ChatMessage.class))
                    .isEmpty();
        }
    }

    /// Orders wait in a row; by its turn the room may not be any more what the moderator saw.
    @Test
    void shouldNotBeginWhatWaitedTooLong() {
        String id = "late";
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource leaping = () -> now.updateAndGet(instant -> instant.plusSeconds(6));
        try (Replica here = new Replica(log, leaping.withZone(ZoneOffset.UTC), id)) {
            // When
            CompletionStage<Ruling> answer = here.order(MOLLY, new ModeratorAction.Ban("guest-troll"));

            // Then
            assertThatThrownBy(() -> join(answer)).hasMessageContaining("the order waited longer than");
            assertThat(kinds(id)).isEmpty();
        }
    }

    private static List<ModerationKind> kinds(String room) {
        return log.values(TopicCatalogue.CHAT_MODERATION, room, ModerationEvent.class).stream()
                .map(ModerationEvent::getKind)
                .toList();
    }

    private static ChatMessage show(String room, String text) {
        ChatMessage line = ChatMessage.newBuilder(Lines.of(room, text))
                .setBroadcastAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()))
                .build();
        log.send(TopicCatalogue.CHAT_FIREHOSE, room, line);
        return line;
    }

    private static ChatMessage hold(String room, String text) {
        return hold(room, text, null);
    }

    private static ChatMessage hold(String room, String text, @Nullable String shown) {
        ChatMessage line = Lines.of(room, text);
        log.send(
                TopicCatalogue.CHAT_MODERATION,
                room,
                ModerationEvent.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setRoomId(room)
                        .setKind(ModerationKind.HELD)
                        .setMessageId(line.getMessageId())
                        .setAuthorId(line.getAuthor().getId())
                        .setMessage(line)
                        .setShownText(shown)
                        .setFindings(List.of(new Finding("link-host", "link", 0, text.length())))
                        .setActor(new Actor("safety", ActorRole.SAFETY))
                        .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                        .build());
        return line;
    }

    private static Ruling join(CompletionStage<Ruling> answer) {
        return answer.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    private static Account moderator(String id) {
        return new Account(id, id, Role.MODERATOR, RoomScope.ALL, Instant.MAX, "token");
    }
}

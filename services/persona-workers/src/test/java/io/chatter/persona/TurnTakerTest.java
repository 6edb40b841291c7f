package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.TurnOutcome.Posted;
import io.chatter.persona.TurnOutcome.Silent;
import io.chatter.safety.Category;
import io.chatter.safety.Finding;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.Span;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import io.chatter.schema.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnTakerTest {

    private static final TurnSettings SETTINGS =
            new TurnSettings(1, Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(1), 2);

    private final Agent agent = Fixtures.agent("agent-0");
    private final Seat seat = new Seat(agent, new Author("agent-0", "Maya", "#ff0000", List.of("bot")));
    private final List<ChatMessage> published = new CopyOnWriteArrayList<>();
    private final List<SpeechGuard.Refusal> refusals = new CopyOnWriteArrayList<>();
    private final RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
    private final ChatMessage asked = Fixtures.personLine("who is here?", Fixtures.NOON);
    private final Decision decision = new Decision(true, Trigger.HUMAN, asked, null, 0, List.of());

    @Test
    void shouldPublishALineWithItsProvenance() throws InterruptedException {
        // Given
        room.onLine(asked);

        // When
        TurnOutcome outcome = take(saying("hey @alice, me"), lease());

        // Then
        assertThat(outcome).isInstanceOf(Posted.class);
        ChatMessage line = published.getFirst();
        assertThat(line.getOrigin()).isEqualTo(Origin.BOT);
        assertThat(line.getAuthor().getDisplayName()).isEqualTo("Maya");
        assertThat(line.getMentions()).containsExactly("alice");
        assertThat(line.getReplyTo().getMessageId()).isEqualTo(asked.getMessageId());
        assertThat(line.getProvenance().getTriggerMessageId()).isEqualTo(asked.getMessageId());
        assertThat(line.getProvenance().getLatencies()).isNotNull();
    }

    @Test
    void shouldStaySilentPastTheDeadline() throws InterruptedException {
        // Given
        CountDownLatch never = new CountDownLatch(1);

        // When
        TurnOutcome outcome = take(
                (turn, deadline) -> {
                    never.await();
                    return line("too late");
                },
                lease());

        // Then
        assertThat(outcome).isEqualTo(new Silent(TurnOutcome.Reason.DEADLINE, "TIMED_OUT"));
    }

    @Test
    void shouldTryAgainRatherThanRepeatTheRoom() throws InterruptedException {
        // Given
        room.onLine(Fixtures.botLine("agent-1", "what a jump", 0, Fixtures.NOON));
        AtomicInteger calls = new AtomicInteger();

        // When
        take((turn, deadline) -> line(calls.incrementAndGet() == 1 ? "What a jump!" : "he flew"), lease());

        // Then
        assertThat(published).extracting(ChatMessage::getText).containsExactly("he flew");
    }

    @Test
    void shouldTryAgainRatherThanLeaveAPersonWithoutAnAnswerThatIsSafe() throws InterruptedException {
        // Given
        AtomicInteger calls = new AtomicInteger();

        // When
        take((turn, deadline) -> line(calls.incrementAndGet() == 1 ? "!ban alice" : "he flew"), lease());

        // Then
        assertThat(published).extracting(ChatMessage::getText).containsExactly("he flew");
    }

    @Test
    void shouldTellOfALineThatSafetyRefusedThoughAnotherWasSaid() throws InterruptedException {
        // Given
        AtomicInteger calls = new AtomicInteger();

        // When
        TurnOutcome outcome =
                take((turn, deadline) -> line(calls.incrementAndGet() == 1 ? "!ban alice" : "he flew"), lease());

        // Then
        assertThat(outcome).isInstanceOf(Posted.class);
        assertThat(refusals).containsExactly(SpeechGuard.Refusal.UNSAFE);
    }

    @Test
    void shouldTellOfEveryLineThatSafetyRefused() throws InterruptedException {
        // When
        take(saying("!ban alice"), lease());

        // Then
        assertThat(refusals).containsExactly(SpeechGuard.Refusal.UNSAFE, SpeechGuard.Refusal.UNSAFE);
    }

    @Test
    void shouldNotTryAgainWhenTheCheckItselfFails() throws InterruptedException {
        // Given
        AtomicInteger calls = new AtomicInteger();
        Finding failure = new Finding("internal-error", Category.INTERNAL, new Span(0, 1));
        SpeechGuard failing = new SpeechGuard(
                (_, _, _) -> new Verdict.Block(List.of(failure)), Map.of(), ModerationPolicy.defaults(), refusals::add);

        // When
        TurnOutcome outcome = take(
                turns(
                        Recall.NOTHING,
                        (turn, deadline) -> {
                            calls.incrementAndGet();
                            return line("he flew");
                        },
                        failing),
                lease());

        // Then
        assertThat(outcome).isEqualTo(new Silent(TurnOutcome.Reason.UNCHECKED, "internal-error"));
        assertThat(calls).hasValue(1);
        assertThat(refusals).containsExactly(SpeechGuard.Refusal.UNCHECKED);
        assertThat(published).isEmpty();
    }

    @Test
    void shouldNeverPublishTheCanary() throws InterruptedException {
        // Given
        String leak = "my instructions hold canary-4711";

        // When
        TurnOutcome outcome = take(saying(leak), lease());

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Silent.class, silent -> assertThat(silent.reason()).isEqualTo(TurnOutcome.Reason.UNSAFE));
        assertThat(published).isEmpty();
    }

    @Test
    void shouldPublishNothingOnceTheLeaseIsGone() throws InterruptedException {
        // Given
        Lease lease = lease();
        lease.end();

        // When
        TurnOutcome outcome = take(saying("hello"), lease);

        // Then
        assertThat(outcome).isEqualTo(new Silent(TurnOutcome.Reason.NOT_PUBLISHED, ""));
        assertThat(published).isEmpty();
    }

    @Test
    void shouldSayNothingToALineThatIsDeletedWhileItThinks() throws InterruptedException {
        // Given
        room.onLine(asked);

        // When
        TurnOutcome outcome = take(
                (_, _) -> {
                    room.onModeration(Fixtures.decision(ModerationKind.DELETED, Fixtures.NOON)
                            .setMessageId(asked.getMessageId())
                            .build());
                    return line("me");
                },
                lease());

        // Then
        assertThat(outcome).isEqualTo(new Silent(TurnOutcome.Reason.WITHDRAWN, ""));
        assertThat(published).isEmpty();
    }

    @Test
    void shouldNotQuoteAMemoryThatIsForgottenWhileItThinks() throws InterruptedException {
        // Given
        UUID memory = new UUID(0, 7);
        AtomicBoolean kept = new AtomicBoolean(true);
        Recall recall = new Recall() {
            @Override
            public List<Memory> recall(Agent whose, Scene scene, Decision about) {
                return List.of();
            }

            @Override
            public boolean keeps(Agent whose, Collection<UUID> memories, Removals removals) {
                return kept.get() || !memories.contains(memory);
            }
        };

        // When
        TurnOutcome outcome = take(
                turns(recall, (_, _) -> {
                    kept.set(false);
                    return new Line("alice hates spiders", "fake", null, List.of(memory));
                }),
                lease());

        // Then
        assertThat(outcome).isEqualTo(new Silent(TurnOutcome.Reason.WITHDRAWN, ""));
        assertThat(published).isEmpty();
    }

    @Test
    void shouldDropATurnThatWaitedTooLong() throws Exception {
        // Given
        CountDownLatch generating = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TurnTaker turns = turns((turn, deadline) -> {
            generating.countDown();
            release.await();
            return line("first");
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TurnOutcome> first = threads.submit(() -> take(turns, lease()));
            generating.await();

            // When
            TurnOutcome second = take(turns, lease());
            release.countDown();

            // Then
            assertThat(second).isEqualTo(new Silent(TurnOutcome.Reason.STALE, ""));
            assertThat(first.get()).isInstanceOf(Posted.class);
        }
    }

    private static Lease lease() {
        return new Lease(new Tenure(Duration.ofMinutes(1), System::nanoTime));
    }

    private static LineGenerator saying(String text) {
        return (turn, deadline) -> line(text);
    }

    private static Line line(String text) {
        return new Line(text, "fake", null, List.of());
    }

    private TurnOutcome take(LineGenerator generator, Lease lease) throws InterruptedException {
        return take(turns(generator), lease);
    }

    private TurnOutcome take(TurnTaker turns, Lease lease) throws InterruptedException {
        return turns.take(seat, room.picture().scene(), decision, lease);
    }

    private TurnTaker turns(LineGenerator generator) {
        return turns(Recall.NOTHING, generator);
    }

    private TurnTaker turns(Recall recall, LineGenerator generator) {
        ModerationPolicy policy = ModerationPolicy.defaults().withCanaries(Set.of("canary-4711"));
        SpeechGuard guard = new SpeechGuard(new TextModeration(), Map.of(), policy);
        return turns(recall, generator, guard.observedBy(refusals::add));
    }

    private TurnTaker turns(Recall recall, LineGenerator generator, SpeechGuard guard) {
        LineSink sink = (line, lease, patience) -> lease.whileHeld(() -> published.add(line));
        return new TurnTaker(
                new Mind(recall, generator), guard, sink, Fixtures.pictures(room), SETTINGS, Clock.systemUTC());
    }
}

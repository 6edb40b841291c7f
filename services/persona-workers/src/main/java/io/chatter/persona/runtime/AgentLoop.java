package io.chatter.persona.runtime;

import io.chatter.observability.EventLog;
import io.chatter.observability.TraceScope;
import io.chatter.observability.flight.TurnTaken;
import io.chatter.persona.Agent;
import io.chatter.persona.Attention;
import io.chatter.persona.Choice;
import io.chatter.persona.Glimpse;
import io.chatter.persona.Lease;
import io.chatter.persona.RoomPicture;
import io.chatter.persona.Seat;
import io.chatter.persona.Seeds;
import io.chatter.persona.TurnOutcome;
import io.chatter.persona.memory.Remembering;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;

/// The life of one agent: look at the room every few hundred milliseconds, decide, now and then take a
/// turn. Runs on the agent's own virtual thread until that is interrupted; all its state is confined to it, but
/// for [#looks].
final class AgentLoop implements Runnable {

    private static final EventLog LOG = EventLog.of(AgentLoop.class);

    /// Looks that one look stands for at most. Chances are per second, so that a late look makes up for a busy
    /// machine; one that came an hour late (a laptop that slept) would make nearly every agent speak at once.
    private static final int LOOKS_MADE_UP_FOR = 4;

    private final Seat seat;
    private final Lease lease;
    private final Workplace workplace;
    private final SplittableRandom jitter;
    private Attention attention = Attention.FRESH;
    private Instant lastLook;
    private volatile boolean looks;

    AgentLoop(Seat seat, Lease lease, Workplace workplace) {
        this.seat = seat;
        this.lease = lease;
        this.workplace = workplace;
        this.jitter = new SplittableRandom(Seeds.mix(seat.agent().seed(), 3));
        this.lastLook = now();
    }

    @Override
    public void run() {
        try (Remembering memory = workplace.memories().open(seat.agent(), lease)) {
            memory.awaitRestored();
            looks = true;
            lastLook = now();
            while (true) {
                Thread.sleep(pause());
                lookAgain(memory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the agent has its memories and looks at its room; any thread may ask.
    boolean looks() {
        return looks;
    }

    /// A fault of one look does not end the agent; nor does a stack that overflows on what somebody wrote.
    private void lookAgain(Remembering memory) throws InterruptedException {
        try {
            look(memory);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "agent.look_failed",
                    e,
                    "room",
                    seat.agent().roomId(),
                    "agent",
                    seat.agent().name());
        }
    }

    /// Half to one and a half times the interval, so that agents do not march in step.
    private Duration pause() {
        long interval = workplace.lookInterval().toMillis();
        return Duration.ofMillis(interval / 2 + jitter.nextLong(interval));
    }

    private void look(Remembering memory) throws InterruptedException {
        Instant now = now();
        Duration elapsed = elapsed(now);
        Optional<RoomPicture> picture = workplace.pictures().of(seat.agent().roomId());
        lastLook = now;
        if (picture.isEmpty() || !elapsed.isPositive()) {
            return;
        }
        attention = attention.remindedBy(
                picture.get().scene().recent(), seat.agent().name());
        Glimpse glimpse = new Glimpse(
                picture.get().at(now),
                attention.knowing(memory.acquaintances()),
                workplace.ledger().of(seat.agent().roomId()),
                elapsed);
        memory.heed(glimpse.picture().removals());
        memory.listen(glimpse.scene());
        if (glimpse.picture().silences().isSilent(seat.agent().name(), now)) {
            return;
        }
        Agent character = memory.character();
        Choice choice = workplace.policy().decide(character, glimpse);
        workplace.decisions().decided(character, glimpse, choice);
        workplace.meters().decided(choice.decision());
        if (choice.decision().speak()) {
            TraceScope.call(() -> workplace.traces().of(choice.decision(), glimpse.scene()), () -> {
                speak(glimpse, choice);
                return null;
            });
        }
    }

    private Duration elapsed(Instant now) {
        Duration elapsed = Duration.between(lastLook, now);
        Duration longest = workplace.lookInterval().multipliedBy(LOOKS_MADE_UP_FOR);
        return elapsed.compareTo(longest) < 0 ? elapsed : longest;
    }

    /// Whole milliseconds, as a recorded decision has them.
    private Instant now() {
        return workplace.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void speak(Glimpse glimpse, Choice choice) throws InterruptedException {
        TurnTaken flight = new TurnTaken();
        flight.begin();
        TurnOutcome outcome = turn(glimpse, choice);
        flight.agent = seat.agent().name();
        flight.outcome = outcome.label();
        flight.commit();
        lastLook = now();
        attention = attention.afterTurn(choice.stimulus(), lastLook);
        workplace.meters().turned(seat.agent(), outcome, choice.happenedAt());
    }

    /// A turn that fails is a turn taken: the same one again would fail, and cost, again.
    private TurnOutcome turn(Glimpse glimpse, Choice choice) throws InterruptedException {
        try (WorkloadLedger.Claim claim = workplace.ledger().claim(seat.agent(), choice.stimulus())) {
            TurnOutcome outcome = workplace.turns().take(seat, glimpse.scene(), choice.decision(), lease);
            if (outcome instanceof TurnOutcome.Posted) {
                claim.posted();
            }
            return outcome;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "agent.turn_failed",
                    e,
                    "room",
                    seat.agent().roomId(),
                    "agent",
                    seat.agent().name());
            return new TurnOutcome.Silent(
                    TurnOutcome.Reason.FAILED, e.getClass().getSimpleName());
        }
    }
}

package io.chatter.gateway;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A log that takes every decision at once and shows it to the room, as the tail would.
final class FakeModerationLog implements ModerationLog {

    private final Clock clock;

    FakeModerationLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Ruling> carryOut(Room room, ModerationOrder order) {
        Ruling ruling = Rulings.on(order, room, clock.instant());
        if (ruling instanceof Ruling.Decided decided) {
            room.moderate(decided.event());
        }
        return CompletableFuture.completedFuture(ruling);
    }

    @Override
    public void expect(Room room) {}
}

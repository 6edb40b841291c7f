package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final Ruling.Refused UNAVAILABLE = new Ruling.Refused(ModerationRefusal.UNAVAILABLE);

    private final SlowLog log = new SlowLog();
    private final Bench bench = new Bench(log, Clock.systemUTC());

    @Test
    void shouldLeaveRoomForOthersWhenOneModeratorFloodsTheLog() {
        try (OneRoom here = new OneRoom()) {
            // Given
            IntStream.range(0, Bench.MAX_UNDER_WAY).forEach(_ -> order("user-flood", here.room));

            // When
            CompletionStage<Ruling> more = order("user-flood", here.room);
            CompletionStage<Ruling> other = order("user-calm", here.room);

            // Then
            assertThat(more.toCompletableFuture()).isCompletedWithValue(UNAVAILABLE);
            assertThat(other.toCompletableFuture()).isNotDone();
            assertThat(log.waiting).hasSize(Bench.MAX_UNDER_WAY + 1);

            // When: one of the flood is done, well or not
            log.waiting.remove().completeExceptionally(new IllegalStateException("no log"));

            // Then
            assertThat(order("user-flood", here.room).toCompletableFuture()).isNotDone();
        }
    }

    private CompletionStage<Ruling> order(String account, Room room) {
        Account moderator = new Account(account, account, Role.MODERATOR, RoomScope.ALL, Instant.MAX, "token");
        return bench.order(moderator, room, new ModeratorAction.Unpin(), Optional.empty());
    }

    /// Answers when the test does.
    private static final class SlowLog implements ModerationLog {

        final Queue<CompletableFuture<Ruling>> waiting = new ArrayDeque<>();

        @Override
        public CompletionStage<Ruling> carryOut(Room room, ModerationOrder order) {
            CompletableFuture<Ruling> answer = new CompletableFuture<>();
            waiting.add(answer);
            return answer;
        }

        @Override
        public void expect(Room room) {}
    }
}

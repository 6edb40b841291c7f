package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.StreamFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What goes wrong in one room stays there.
class NeighbourRoomsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<StreamContext> published = new CopyOnWriteArrayList<>();

    @Test
    void shouldGoOnWhileOtherRoomsBreakHangAndDie() {
        // Given
        Map<String, StreamFeed> feeds = Map.of(
                "breaks",
                listener -> {
                    throw new FeedException("the cable is out");
                },
                "dies",
                listener -> {
                    throw new UnsatisfiedLinkError("meant to kill the thread of this test");
                },
                "hangs",
                listener -> new CountDownLatch(1).await(),
                "well",
                NeighbourRoomsTest::live);
        List<RoomPlan> plans = feeds.entrySet().stream()
                .map(feed -> new RoomPlan(feed.getKey(), feed.getValue(), RoomPlan.NO_ENGINE, Optional::of))
                .toList();
        PipelineParts parts = new PipelineParts(
                new EngineChoice(List.of()),
                ContextSettings.defaults(),
                published::add,
                (room, length) -> {},
                Clock.systemUTC());

        // When
        try (RoomPipelines rooms = new RoomPipelines(plans, parts)) {
            rooms.start();
            await().atMost(PATIENCE)
                    .until(() -> states("breaks").contains("down: the cable is out")
                            && states("dies").stream().anyMatch(state -> state.contains("has died")));
            int before = published.size();

            // Then: it is told of once a second, and is heard
            await().atMost(PATIENCE).until(() -> since(before, "well").size() >= 3);
            List<StreamContext> well = since(before, "well");
            assertThat(well)
                    .extracting(context -> context.getRecogniser().getState())
                    .containsOnly("listening");
            Instant first = well.getFirst().getPublishedAt();
            assertThat(Duration.between(first, well.get(2).getPublishedAt())).isLessThan(Duration.ofSeconds(5));
        }
    }

    private List<String> states(String room) {
        return since(0, room).stream()
                .map(context -> context.getRecogniser().getState())
                .toList();
    }

    private List<StreamContext> since(int first, String room) {
        return published.stream()
                .skip(first)
                .filter(context -> context.getRoomId().equals(room))
                .toList();
    }

    /// Silence for as long as anybody listens.
    private static void live(StreamFeed.Listener listener) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        do {
            listener.sound(new SoundChunk(Clock.systemUTC().instant(), new short[SoundChunk.USUAL_SAMPLES]));
        } while (!never.await(100, TimeUnit.MILLISECONDS));
    }
}

package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Fixtures;
import io.chatter.persona.Lease;
import io.chatter.persona.Line;
import io.chatter.persona.Mind;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.Recall;
import io.chatter.persona.RoomPicture;
import io.chatter.persona.RoomPictures;
import io.chatter.persona.Seat;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Tenure;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.TurnTaker;
import io.chatter.persona.kafka.TraceOrigins;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.MemoryKeeper;
import io.chatter.persona.memory.MemorySafety;
import io.chatter.persona.memory.MemorySettings;
import io.chatter.persona.memory.MemoryShelf;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.Author;
import io.chatter.schema.MemoryRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AgentLoopTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Clock clock = Clock.systemUTC();
    private final PatientArchive archive = new PatientArchive();
    private final List<Boolean> restoredAtLook = new CopyOnWriteArrayList<>();

    @Test
    void shouldNotLookBeforeItsMemoriesAreThere() throws InterruptedException {
        // Given
        Seat seat = new Seat(Fixtures.agent("vera"), new Author("vera", "Vera", "#ff0000", List.of("bot")));
        Lease lease = new Lease(new Tenure(Duration.ofDays(1), System::nanoTime));
        AgentLoop loop = new AgentLoop(seat, lease, workplace());
        Thread agent = Thread.ofVirtual().start(loop);
        await().atMost(LONG).until(() -> archive.asked.get() >= 5);
        assertThat(loop.looks()).isFalse();

        // When
        archive.restored = true;

        // Then
        await().atMost(LONG).until(() -> restoredAtLook.size() >= 5);
        assertThat(restoredAtLook).doesNotContain(false);
        assertThat(loop.looks()).isTrue();
        agent.interrupt();
        assertThat(agent.join(LONG)).isTrue();
    }

    private Workplace workplace() {
        PersonaMeters meters = new PersonaMeters(new SimpleMeterRegistry());
        TextModeration moderation = new TextModeration();
        ModerationPolicy policy = ModerationPolicy.defaults();
        TurnSettings turns = new TurnSettings(1, Duration.ofMillis(50), LONG, LONG, 1);
        MemoryKeeper memories = new MemoryKeeper(
                new MemoryKeeper.Parts(
                        archive, new CharacterNgrams(), _ -> List.of(), new MemorySafety(moderation, policy), _ -> {}),
                MemorySettings.DEFAULT,
                clock,
                (_, death) -> {
                    throw new IllegalStateException(death);
                });
        return new Workplace(
                new EmptyRooms(),
                new SpeakingPolicy(PolicySettings.DEFAULT),
                (_, _, _) -> {},
                new TurnTaker(
                        new Mind(Recall.NOTHING, (_, _) -> new Line("hey", "fake", null, List.of())),
                        new SpeechGuard(moderation, Map.of(), policy),
                        (_, _, _) -> true,
                        new EmptyRooms(),
                        turns,
                        clock),
                memories,
                new WorkloadLedger(clock, 1),
                new TraceOrigins(),
                meters,
                clock,
                Duration.ofMillis(2));
    }

    /// Shows nothing, and notes whether whoever looks knows what it knew.
    private final class EmptyRooms implements RoomPictures {

        @Override
        public Optional<RoomPicture> of(String roomId) {
            restoredAtLook.add(archive.restored);
            return Optional.empty();
        }

        @Override
        public boolean knows(String roomId) {
            return true;
        }
    }

    /// Keeps nothing, and takes its time.
    private static final class PatientArchive implements Archive {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean restored;

        @Override
        public void start() {}

        @Override
        public void open(MemoryShelf shelf) {}

        @Override
        public boolean restored(MemoryShelf shelf) {
            asked.incrementAndGet();
            return restored;
        }

        @Override
        public void close(MemoryShelf shelf) {}

        @Override
        public void save(MemoryRecord memory) {}

        @Override
        public void forget(MemoryRecord memory) {}

        @Override
        public int settle() {
            return 0;
        }

        @Override
        public void close() {}
    }
}

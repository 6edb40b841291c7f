package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Crew;
import io.chatter.persona.Fixtures;
import io.chatter.persona.RosterShare;
import io.chatter.persona.Succession;
import io.chatter.persona.Tenure;
import io.chatter.schema.PersonaAssignment;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RosterFollowerTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int AGENTS = 40;

    private final Set<String> everywhere = ConcurrentHashMap.newKeySet();
    private final List<String> doubled = new CopyOnWriteArrayList<>();
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();
    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = TestPlatform.start(new Wire());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldRunExactlyTheEnabledAgents() throws InterruptedException {
        // Given
        assign("kept", true);
        assign("silenced", true);
        assign("silenced", false);
        assign("dismissed", true);
        platform.send(TopicCatalogue.PERSONA_ROSTER, "demo|dismissed", null);

        // When
        try (Worker worker = new Worker("exactly")) {
            // Then
            await().atMost(LONG).until(worker.follower::ready);
            assertThat(worker.crew.running).containsExactly("demo|kept");
        }
    }

    @Test
    void shouldFollowTheRosterWhileItRuns() throws InterruptedException {
        // Given
        assign("first", true);
        try (Worker worker = new Worker("follow")) {
            await().atMost(LONG).until(() -> worker.crew.running.equals(Set.of("demo|first")));

            // When
            assign("second", true);
            platform.send(TopicCatalogue.PERSONA_ROSTER, "demo|first", null);

            // Then
            await().atMost(LONG).until(() -> worker.crew.running.equals(Set.of("demo|second")));
        }
    }

    @Test
    void shouldShareTheAgentsAndNeverRunOneTwice() throws InterruptedException {
        // Given
        Set<String> all =
                IntStream.range(0, AGENTS).mapToObj(i -> "demo|agent-" + i).collect(Collectors.toSet());
        IntStream.range(0, AGENTS).forEach(i -> assign("agent-" + i, true));
        try (Worker first = new Worker("share")) {
            await().atMost(LONG).until(() -> first.crew.running.equals(all));

            // When
            try (Worker second = new Worker("share")) {
                await().atMost(LONG).until(() -> second.crew.running.size() >= AGENTS / 4 && everywhere.equals(all));

                // Then
                assertThat(first.crew.running).doesNotContainAnyElementsOf(second.crew.running);
            }
            await().atMost(LONG).until(() -> first.crew.running.equals(all));
        }
        assertThat(doubled).as("agents that ran twice at once").isEmpty();
        assertThat(everywhere).isEmpty();
    }

    @Test
    void shouldKeepAllOtherAgentsThoughAHandoverTakesLongerThanItsTenure() throws InterruptedException {
        // Given
        Set<String> all =
                IntStream.range(0, AGENTS).mapToObj(i -> "demo|agent-" + i).collect(Collectors.toSet());
        IntStream.range(0, AGENTS).forEach(i -> assign("agent-" + i, true));
        Tenure tenure = new Tenure(Succession.LONGEST_DOUBT, System::nanoTime);
        CountDownLatch never = new CountDownLatch(1);
        long longer = Succession.LONGEST_DOUBT.plusSeconds(1).toMillis();
        Settlement slow = () -> {
            boolean _ = never.await(longer, TimeUnit.MILLISECONDS);
        };
        try (Worker first = new Worker("patient", tenure, slow)) {
            await().atMost(LONG).until(() -> first.crew.running.equals(all));

            // When
            try (Worker second = new Worker("patient")) {
                await().atMost(LONG).until(() -> !second.crew.running.isEmpty() && everywhere.equals(all));

                // Then
                assertThat(tenure.breaks()).isZero();
                assertThat(first.crew.running).isNotEmpty();
            }
        }
        assertThat(doubled).as("agents that ran twice at once").isEmpty();
    }

    @Test
    void shouldSkipWhatCannotBeReadOrRun() throws InterruptedException {
        // Given
        assign("broken", true);
        try (Worker worker = new Worker("skip")) {
            await().atMost(LONG).until(worker.follower::ready);
            platform.sendRaw(TopicCatalogue.PERSONA_ROSTER.name(), "demo|poison", new byte[] {1, 2, 3});
            assign("broken", true);

            // When
            assign("fine", true);

            // Then
            await().atMost(LONG).until(() -> worker.crew.running.equals(Set.of("demo|fine")));
            assertThat(worker.follower.ready()).isTrue();
            assertThat(worker.crew.failures).hasValueGreaterThan(1);
        }
        assertThat(deaths).isEmpty();
    }

    @Test
    void shouldNotBeReadyWhenItHasEnded() throws InterruptedException {
        // Given
        Worker worker = new Worker("ended");
        await().atMost(LONG).until(worker.follower::ready);

        // When
        worker.close();

        // Then
        assertThat(worker.follower.ready()).isFalse();
    }

    private void assign(String agent, boolean enabled) {
        platform.send(TopicCatalogue.PERSONA_ROSTER, "demo|" + agent, Fixtures.assignment(agent, enabled));
    }

    private final class Worker implements AutoCloseable {
        private final RecordingCrew crew = new RecordingCrew();
        private final KafkaLineSink sink;
        private final RosterFollower follower;

        Worker(String group) {
            this(group, new Tenure(Duration.ofSeconds(10), System::nanoTime), () -> {});
        }

        Worker(String group, Tenure tenure, Settlement settlement) {
            KafkaSettings settings = Wire.settings(platform, group);
            sink = new KafkaLineSink(settings, new TraceOrigins());
            Settlement all = () -> {
                sink.settle();
                settlement.await();
            };
            follower = new RosterFollower(
                    settings,
                    new RosterFollower.Staff(crew, all, new RosterShare()),
                    tenure,
                    (_, death) -> deaths.add(death));
            follower.start();
        }

        @Override
        public void close() throws InterruptedException {
            follower.close();
            sink.close();
        }
    }

    /// Runs nothing, but notices when a key is run that runs elsewhere. Cannot run the agent "broken".
    private final class RecordingCrew implements Crew {
        private final Set<String> running = ConcurrentHashMap.newKeySet();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public void run(String key, PersonaAssignment assignment) {
            if (key.endsWith("broken")) {
                throw new IllegalStateException("broken, " + failures.incrementAndGet());
            }
            if (running.add(key) && !everywhere.add(key)) {
                doubled.add(key);
            }
        }

        @Override
        public void end(Collection<String> keys) {
            keys.stream().filter(running::remove).forEach(everywhere::remove);
        }

        @Override
        public void endAndAwait(Collection<String> keys, Duration patience) {
            end(keys);
        }
    }
}

package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Crew;
import io.chatter.persona.Tenure;
import io.chatter.schema.PersonaAssignment;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private Platform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldRunExactlyTheEnabledAgents() throws InterruptedException {
        // Given
        platform.assign("kept", true);
        platform.assign("silenced", true);
        platform.assign("silenced", false);
        platform.assign("dismissed", true);
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
        platform.assign("first", true);
        try (Worker worker = new Worker("follow")) {
            await().atMost(LONG).until(() -> worker.crew.running.equals(Set.of("demo|first")));

            // When
            platform.assign("second", true);
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
        IntStream.range(0, AGENTS).forEach(i -> platform.assign("agent-" + i, true));
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

    private final class Worker implements AutoCloseable {
        private final RecordingCrew crew = new RecordingCrew();
        private final KafkaLineSink sink;
        private final RosterFollower follower;

        Worker(String group) {
            KafkaSettings settings = platform.settings(group);
            sink = new KafkaLineSink(settings);
            follower = new RosterFollower(settings, crew, sink, new Tenure(Duration.ofSeconds(10), System::nanoTime));
            follower.start();
        }

        @Override
        public void close() throws InterruptedException {
            follower.close();
            sink.close();
        }
    }

    /// Runs nothing, but notices when a key is run that runs elsewhere.
    private final class RecordingCrew implements Crew {
        private final Set<String> running = ConcurrentHashMap.newKeySet();

        @Override
        public void run(String key, PersonaAssignment assignment) {
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

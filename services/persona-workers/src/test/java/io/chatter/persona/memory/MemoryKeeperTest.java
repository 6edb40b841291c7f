package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryKeeperTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final MemorySettings OFTEN =
            new MemorySettings(Duration.ofMillis(50), 4, 64, 24, Duration.ofMinutes(3));

    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void shouldLearnFromOthersWhileAModelHangsOverOne() throws InterruptedException {
        // Given
        Memories memories = new Memories(this::extract, new TransientArchive(), OFTEN);
        Remembering hanging = memories.open(Fixtures.agent("hanging"));
        Remembering other = memories.open(Fixtures.agent("other"));
        memories.keeper.start();
        memories.hear("alice", "i hate spiders", hanging);
        assertThat(hangs.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

        // When
        memories.hear("alice", "i hate spiders", other);

        // Then
        await().atMost(LONG).until(() -> !other.shelf().all().isEmpty());
        assertThat(hanging.shelf().all()).isEmpty();
        memories.keeper.close();
    }

    @Test
    void shouldReadLaterWhatTheBudgetDoesNotAllowNow() throws InterruptedException {
        // Given: a model that may be asked twice a round
        AtomicInteger left = new AtomicInteger(2);
        Memories memories = new Memories(excerpt -> {
            if (left.getAndDecrement() <= 0) {
                throw new GenerationException.Permanent(GenerationException.Cause.OVER_BUDGET, "enough", null);
            }
            return Memories.BY_RULE.extract(excerpt);
        });
        List<Remembering> agents = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Remembering agent = memories.open(Fixtures.agent("agent-" + i));
            memories.hear("alice", "i hate spiders", agent);
            agents.add(agent);
        }

        // When
        for (int round = 0; round < 3; round++) {
            left.set(2);
            memories.keeper.tend();
        }

        // Then
        assertThat(agents).allSatisfy(agent -> assertThat(agent.shelf().all()).isNotEmpty());
        assertThat(memories.outcomes).contains(MemoryOutcome.DEFERRED).doesNotContain(MemoryOutcome.FAILED);
    }

    private List<Candidate> extract(Excerpt excerpt) throws GenerationException, InterruptedException {
        if (excerpt.agent().name().equals("hanging")) {
            hangs.countDown();
            never.await();
        }
        return Memories.BY_RULE.extract(excerpt);
    }
}

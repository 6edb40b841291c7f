package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Memories memories = new Memories();
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<Remembering> begun = new CopyOnWriteArrayList<>();
    private final List<Remembering> tended = new CopyOnWriteArrayList<>();
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();
    private final Remembering hanging;
    private final Remembering other;
    private final Rounds rounds;

    RoundsTest() throws InterruptedException {
        hanging = memories.open(Fixtures.agent("hanging"));
        other = memories.open(Fixtures.agent("other"));
        rounds = new Rounds(this::tend, LONG, (_, death) -> deaths.add(death));
    }

    private void tend(Remembering one) throws InterruptedException {
        begun.add(one);
        if (one == hanging) {
            never.await();
        }
        tended.add(one);
    }

    @AfterEach
    void stop() {
        rounds.close();
        assertThat(deaths).isEmpty();
    }

    @Test
    void shouldTendOthersWhileAModelHangsOverOne() {
        // When
        rounds.begin(List.of(hanging, other));

        // Then
        await().atMost(LONG).until(() -> tended.contains(other));
        assertThat(tended).doesNotContain(hanging);
    }

    @Test
    void shouldTendNobodyTwiceAtOnce() {
        // Given
        rounds.begin(List.of(hanging));
        await().atMost(LONG).until(() -> begun.contains(hanging));

        // When
        rounds.begin(List.of(hanging, other));

        // Then
        await().atMost(LONG).until(() -> tended.contains(other));
        assertThat(begun).containsOnlyOnce(hanging);
    }

    @Test
    void shouldEndWhatIsUnderWay() {
        // Given
        rounds.begin(List.of(hanging));
        await().atMost(LONG).until(() -> begun.contains(hanging));

        // When
        long begin = System.nanoTime();
        rounds.close();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG.dividedBy(2));
        assertThat(tended).isEmpty();
    }
}

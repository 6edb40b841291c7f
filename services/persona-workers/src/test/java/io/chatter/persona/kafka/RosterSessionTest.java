package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.messaging.RegistryConfig;
import io.chatter.persona.Crew;
import io.chatter.persona.Tenure;
import io.chatter.schema.PersonaAssignment;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RosterSessionTest {

    private static final TopicPartition FIRST = new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Tenure tenure = new Tenure(LIMIT, nanos::get);
    private final Dismissals crew = new Dismissals();
    private final RosterSession session = new RosterSession(
            consumer,
            new ValueReader(Map.of(RegistryConfig.ADDRESS, "http://localhost:1")),
            new RosterSession.Staff(crew, () -> {}),
            tenure);

    RosterSessionTest() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @Test
    void shouldApplyWhatItPolledThoughANewPartitionCannotBeTakenYet() throws InterruptedException {
        // Given
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST)));
        session.step();
        session.step();
        assertThat(session.complete()).isTrue();

        // When
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(FIRST, SECOND));
            consumer.addRecord(dismissed(0));
            consumer.setOffsetsException(new TimeoutException("no end offsets"));
        });
        assertThatThrownBy(session::step).isInstanceOf(TimeoutException.class);

        // Then
        assertThat(crew.ended).containsExactly("demo|dismissed");
        assertThat(session.complete()).isFalse();
        session.step();
        assertThat(session.complete()).isTrue();
    }

    @Test
    void shouldTakeEverythingAnewWhenItStoodStillInsideAPoll() throws InterruptedException {
        // Given
        consumer.updateEndOffsets(Map.of(FIRST, 1L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST)));
        session.step();
        consumer.addRecord(dismissed(0));
        session.step();
        assertThat(session.complete()).isTrue();

        // When
        consumer.schedulePollTask(() -> nanos.addAndGet(Duration.ofMinutes(1).toNanos()));
        session.step();

        // Then
        assertThat(crew.tenures).as("tenures as agents ended").last().isEqualTo(false);
        assertThat(session.complete()).isFalse();
        assertThat(tenure.valid()).isTrue();
        consumer.addRecord(dismissed(0));
        session.step();
        assertThat(session.complete()).isTrue();
    }

    private static ConsumerRecord<String, byte[]> dismissed(long offset) {
        return new ConsumerRecord<>(FIRST.topic(), FIRST.partition(), offset, "demo|dismissed", null);
    }

    /// Notes who was ended, and whether the worker still trusted what it owned then.
    private final class Dismissals implements Crew {
        private final List<String> ended = new ArrayList<>();
        private final List<Boolean> tenures = new ArrayList<>();

        @Override
        public void run(String key, PersonaAssignment assignment) {}

        @Override
        public void end(Collection<String> keys) {
            ended.addAll(keys);
            tenures.add(tenure.valid());
        }

        @Override
        public void endAndAwait(Collection<String> keys, Duration patience) {
            end(keys);
        }
    }
}

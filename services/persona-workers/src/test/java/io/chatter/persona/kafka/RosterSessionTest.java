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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RosterSessionTest {

    private static final TopicPartition FIRST = new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final Dismissals crew = new Dismissals();
    private final RosterSession session = new RosterSession(
            consumer,
            new ValueReader(Map.of(RegistryConfig.ADDRESS, "http://localhost:1")),
            new RosterSession.Staff(crew, () -> {}),
            new Tenure(Duration.ofSeconds(10), System::nanoTime));

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
            consumer.addRecord(new ConsumerRecord<>(FIRST.topic(), FIRST.partition(), 0, "demo|dismissed", null));
            consumer.setOffsetsException(new TimeoutException("no end offsets"));
        });
        assertThatThrownBy(session::step).isInstanceOf(TimeoutException.class);

        // Then
        assertThat(crew.ended).containsExactly("demo|dismissed");
        assertThat(session.complete()).isFalse();
        session.step();
        assertThat(session.complete()).isTrue();
    }

    /// Notes who was ended.
    private static final class Dismissals implements Crew {
        private final List<String> ended = new ArrayList<>();

        @Override
        public void run(String key, PersonaAssignment assignment) {}

        @Override
        public void end(Collection<String> keys) {
            ended.addAll(keys);
        }

        @Override
        public void endAndAwait(Collection<String> keys, Duration patience) {
            end(keys);
        }
    }
}

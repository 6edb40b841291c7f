package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.persona.Crew;
import io.chatter.persona.Fixtures;
import io.chatter.persona.RosterShare;
import io.chatter.persona.Tenure;
import io.chatter.schema.PersonaAssignment;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RosterSessionTest {

    private static final TopicPartition FIRST = new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), 1);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Coordinated consumer = new Coordinated();
    private final AtomicLong nanos = new AtomicLong();
    private final Tenure tenure = new Tenure(LIMIT, nanos::get);
    private final Dismissals crew = new Dismissals();
    private Settlement settlement = () -> {};
    private StubRegistry registry;
    private byte[] assignment;
    private final RosterShare share = new RosterShare();
    private RosterSession session;

    @BeforeEach
    void join() throws IOException {
        registry = StubRegistry.start();
        new Wire().register(registry.address(), TopicCatalogue.PERSONA_ROSTER);
        Map<String, Object> settings =
                Map.of(RegistryConfig.ADDRESS, registry.address().toString());
        try (SpecificAvroSerializer<PersonaAssignment> serializer = new SpecificAvroSerializer<>()) {
            serializer.configure(settings, false);
            assignment = serializer.serialize(FIRST.topic(), Fixtures.assignment("vera", true));
        }
        session = new RosterSession(
                consumer,
                new ValueReader(settings),
                new RosterFollower.Staff(crew, () -> settlement.await(), share),
                tenure);
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @AfterEach
    void leave() {
        registry.close();
    }

    @Test
    void shouldApplyWhatItPolledThoughANewPartitionCannotBeTakenYet() throws InterruptedException {
        // Given
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST)));
        session.step();
        session.step();
        assertThat(session.complete()).isTrue();
        assertThat(share.part()).isEqualTo(1 / 24d);

        // When
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(FIRST, SECOND));
            consumer.addRecord(dismissed(FIRST, 0));
            consumer.setOffsetsException(new TimeoutException("no end offsets"));
        });
        assertThatThrownBy(session::step).isInstanceOf(TimeoutException.class);

        // Then
        assertThat(crew.ended).containsExactly("demo|dismissed");
        assertThat(session.complete()).isFalse();
        session.step();
        assertThat(session.complete()).isTrue();
        assertThat(share.part()).isEqualTo(2 / 24d);
    }

    @Test
    void shouldTakeEverythingAnewWhenItStoodStillInsideAPoll() throws InterruptedException {
        // Given
        runOne();

        // When
        consumer.schedulePollTask(() -> nanos.addAndGet(Duration.ofMinutes(1).toNanos()));
        session.step();

        // Then
        assertThat(crew.tenures).as("tenures as agents ended").containsExactly(false);
        assertThat(session.complete()).isFalse();
        assertThat(tenure.valid()).isTrue();
        consumer.addRecord(assigned(0));
        session.step();
        assertThat(session.complete()).isTrue();
    }

    @Test
    void shouldEndAllAgentsWhenTheCoordinatorIsAwayThoughPollsReturn() throws InterruptedException {
        // Given
        runOne();

        // When
        consumer.coordinator = false;
        stepFor(LIMIT.plus(LOOK));

        // Then
        assertThat(crew.ended).containsExactly("demo|vera");
        assertThat(crew.tenures).as("tenures as agents ended").containsExactly(false);
        assertThat(session.complete()).isFalse();
    }

    @Test
    void shouldTakeNothingAnewUntilTheCoordinatorIsBack() throws InterruptedException {
        // Given
        runOne();
        consumer.coordinator = false;
        stepFor(LIMIT.multipliedBy(3));
        consumer.addRecord(assigned(0));
        session.step();
        assertThat(crew.run).as("runs before the coordinator is back").containsExactly("demo|vera");

        // When
        consumer.coordinator = true;
        session.step();
        consumer.addRecord(assigned(0));
        session.step();

        // Then
        assertThat(session.complete()).isTrue();
        assertThat(crew.run).containsExactly("demo|vera", "demo|vera");
    }

    @Test
    void shouldStayAsLongAsTheCoordinatorAnswers() throws InterruptedException {
        // Given
        runOne();

        // When
        stepFor(LIMIT.multipliedBy(3));

        // Then
        assertThat(crew.ended).isEmpty();
        assertThat(session.complete()).isTrue();
    }

    @Test
    @Timeout(60)
    void shouldKeepAllOtherAgentsThoughAHandoverTakesLongerThanItsTenure() throws InterruptedException {
        // Given
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST, SECOND)));
        session.step();
        consumer.addRecord(assigned(0));
        session.step();
        settlement = () -> {
            for (int part = 0; part < 4; part++) {
                nanos.addAndGet(LIMIT.dividedBy(2).toNanos());
                await().until(() -> tenure.age().isZero());
            }
        };

        // When
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST)));
        session.step();

        // Then
        assertThat(tenure.breaks()).isZero();
        assertThat(crew.ended).isEmpty();
        assertThat(session.complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "HANG"})
    @Timeout(60)
    void shouldFollowOtherPartitionsWhileTheRegistryIsAway(RegistryFault fault) throws InterruptedException {
        // Given
        registry.suffer(fault);
        consumer.updateEndOffsets(Map.of(FIRST, 1L, SECOND, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST, SECOND)));
        session.step();

        // When
        consumer.addRecord(assigned(0));
        consumer.addRecord(dismissed(SECOND, 0));
        session.step();

        // Then
        assertThat(crew.ended).containsExactly("demo|dismissed");
        assertThat(session.complete()).isFalse();
        registry.suffer(RegistryFault.NONE);
        consumer.addRecord(assigned(0));
        await().until(() -> {
            session.step();
            return session.complete();
        });
        assertThat(crew.run).containsExactly("demo|vera");
    }

    /// The whole of the first partition is read, and its one agent runs.
    private void runOne() throws InterruptedException {
        consumer.updateEndOffsets(Map.of(FIRST, 1L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST)));
        session.step();
        consumer.addRecord(assigned(0));
        session.step();
        assertThat(session.complete()).isTrue();
        assertThat(crew.run).containsExactly("demo|vera");
    }

    @Test
    void shouldNotAskTheSameAgainWhileAnAnswerIsAwaited() throws InterruptedException {
        // Given: one partition of the roster
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST)));
        session.step();
        session.step();
        assertThat(session.complete()).isTrue();
        consumer.asked.clear();

        // When
        consumer.coordinator = false;
        stepFor(Duration.ofSeconds(4));

        // Then
        assertThat(consumer.asked).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    private void stepFor(Duration time) throws InterruptedException {
        for (long look = 0; look < time.dividedBy(LOOK); look++) {
            nanos.addAndGet(LOOK.toNanos());
            session.step();
        }
    }

    private static ConsumerRecord<String, byte[]> dismissed(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "demo|dismissed", null);
    }

    private ConsumerRecord<String, byte[]> assigned(long offset) {
        return new ConsumerRecord<>(FIRST.topic(), FIRST.partition(), offset, "demo|vera", assignment);
    }

    /// Its coordinator can be cut off while everything else goes on.
    private static final class Coordinated extends MockConsumer<String, byte[]> {
        private final List<Set<TopicPartition>> asked = new ArrayList<>();
        private boolean coordinator = true;

        Coordinated() {
            super("earliest");
        }

        @Override
        public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions, Duration timeout) {
            asked.add(partitions);
            if (!coordinator) {
                throw new TimeoutException("no coordinator");
            }
            return super.committed(partitions, timeout);
        }
    }

    /// Notes who was run and ended, and whether the worker still trusted what it owned then.
    private final class Dismissals implements Crew {
        private final List<String> run = new ArrayList<>();
        private final List<String> ended = new ArrayList<>();
        private final List<Boolean> tenures = new ArrayList<>();

        @Override
        public void run(String key, PersonaAssignment assignment) {
            run.add(key);
        }

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

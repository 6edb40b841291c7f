package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Fixtures;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.MemoryShelf;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The archive on a real broker.
class KafkaArchiveTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Scope VERA = new Scope("demo", "vera");

    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();
    private final AtomicInteger lost = new AtomicInteger();
    private TestPlatform platform;
    private KafkaArchive archive;

    @BeforeEach
    void start() {
        platform = TestPlatform.start(new Wire());
        archive = archive();
    }

    @AfterEach
    void stop() throws InterruptedException {
        archive.close();
        platform.close();
        assertThat(deaths).isEmpty();
    }

    @Test
    void shouldRestoreWhatWasSavedAndNothingElse() throws InterruptedException {
        // Given
        archive.save(memory(VERA, 1, "alice hates spiders"));
        archive.save(memory(VERA, 2, "alice loves ducks"));
        archive.forget(memory(VERA, 2, "alice loves ducks"));
        archive.save(memory(new Scope("demo", "ben"), 3, "ben's"));
        archive.settle();

        // When
        MemoryShelf shelf = opened(archive, VERA);

        // Then
        assertThat(shelf.all()).extracting(MemoryRecord::getText).containsExactly("alice hates spiders");
    }

    @Test
    void shouldForgetWhatSomebodyElseDeletes() throws InterruptedException {
        // Given
        archive.save(memory(VERA, 1, "alice hates spiders"));
        archive.settle();
        MemoryShelf shelf = opened(archive, VERA);
        assertThat(shelf.all()).hasSize(1);

        // When
        try (KafkaArchive other = archive()) {
            other.forget(memory(VERA, 1, "alice hates spiders"));
            other.settle();
        }

        // Then
        await().atMost(LONG).until(() -> shelf.all().isEmpty());
    }

    @Test
    void shouldReadAnewWhatOthersWroteMeanwhile() throws InterruptedException {
        // Given
        MemoryShelf first = opened(archive, VERA);
        archive.close(first);
        try (KafkaArchive other = archive()) {
            other.save(memory(VERA, 1, "alice hates spiders"));
            other.settle();
        }

        // When
        MemoryShelf again = opened(archive, VERA);

        // Then
        assertThat(again.all()).hasSize(1);
        assertThat(first.all()).isEmpty();
    }

    @Test
    void shouldIgnoreARecordUnderAKeyThatIsNotItsOwn() {
        // Given
        platform.send(
                TopicCatalogue.PERSONA_MEMORY, VERA.key(), memory(new Scope("demo", "ben"), 1, "not vera's to know"));

        // When
        MemoryShelf shelf = opened(archive, VERA);

        // Then
        assertThat(shelf.all()).isEmpty();
    }

    @Test
    void shouldSkipARecordOfAnAgentThatIsNoSlug() throws InterruptedException {
        // Given
        platform.send(TopicCatalogue.PERSONA_MEMORY, VERA.key(), nobodys());
        archive.save(memory(VERA, 2, "alice hates spiders"));
        archive.settle();

        // When
        MemoryShelf shelf = opened(archive, VERA);

        // Then
        assertThat(shelf.all()).extracting(MemoryRecord::getText).containsExactly("alice hates spiders");
    }

    @Test
    void shouldWriteIntoThePartitionOfTheAgent() throws InterruptedException {
        // Given
        platform.send(TopicCatalogue.PERSONA_ROSTER, VERA.key(), Fixtures.assignment("vera", true));

        // When
        archive.save(memory(VERA, 1, "alice hates spiders"));
        archive.settle();

        // Then
        ConsumerRecord<String, byte[]> assignment =
                platform.read(TopicCatalogue.PERSONA_ROSTER.name()).getFirst();
        assertThat(platform.read(TopicCatalogue.PERSONA_MEMORY.name()))
                .extracting(ConsumerRecord::partition)
                .containsExactly(assignment.partition());
    }

    @Test
    void shouldCountWhatCannotBeKept() throws InterruptedException {
        // Given
        KafkaSettings nowhere =
                new KafkaSettings("127.0.0.1:1", platform.registryUrl(), "unused", Duration.ofMinutes(2));

        // When
        int unfinished;
        try (KafkaArchive alone = new KafkaArchive(nowhere, lost::incrementAndGet, (_, death) -> deaths.add(death))) {
            alone.start();
            alone.save(memory(VERA, 1, "alice loves spiders"));
            unfinished = alone.settle();
        }

        // Then
        assertThat(unfinished).isZero();
        assertThat(lost).hasValue(1);
    }

    @Test
    void shouldSendAWithdrawalAgainThatTheLogDidNotTake() throws Exception {
        // Given: a log without the agent's partition
        String topic = TopicCatalogue.PERSONA_MEMORY.name();
        int partition = KafkaArchive.partition(VERA);
        assertThat(partition).isPositive();
        TestBroker.shared().freshTopic(topic, partition);
        try (KafkaArchive cutOff = archive();
                Admin admin = TestBroker.shared().admin()) {
            cutOff.withdraw(memory(VERA, 1, "alice hates spiders"));

            // When
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(TopicCatalogue.PERSONA_MEMORY.partitions())))
                    .all()
                    .get();

            // Then
            await().atMost(LONG).until(() -> !platform.read(topic).isEmpty());
            assertThat(platform.read(topic)).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo(VERA.key(new UUID(1, 1)));
                assertThat(record.value()).isNull();
            });
        }
        assertThat(lost).hasValue(0);
    }

    @Test
    void shouldLetNobodyLearnUntilASaveNeedsNoRegistry() throws Exception {
        // Given
        try (StubRegistry registry = StubRegistry.start()) {
            new Wire().register(registry.address(), TopicCatalogue.PERSONA_MEMORY);
            registry.suffer(RegistryFault.HANG);
            KafkaSettings settings = new KafkaSettings(
                    platform.bootstrapServers(), registry.address().toString(), "unused", Duration.ofMinutes(2));
            try (KafkaArchive waiting =
                    new KafkaArchive(settings, lost::incrementAndGet, (_, death) -> deaths.add(death))) {
                waiting.start();
                MemoryShelf shelf = new MemoryShelf(VERA, new CharacterNgrams());
                waiting.open(shelf);
                await().atMost(LONG).until(() -> registry.requests() > 0);
                boolean early = waiting.restored(shelf);
                registry.suffer(RegistryFault.NONE);
                await().atMost(LONG).until(() -> waiting.restored(shelf));
                registry.suffer(RegistryFault.HANG);

                // When
                long begin = System.nanoTime();
                waiting.save(memory(VERA, 1, "alice hates spiders"));
                Duration saving = Duration.ofNanos(System.nanoTime() - begin);

                // Then
                assertThat(early).isFalse();
                assertThat(saving).isLessThan(Duration.ofMillis(500));
            }
        }
        assertThat(lost).hasValue(0);
    }

    @Test
    void shouldDeliverNothingAfterItHasSettled() {
        // When
        Map<String, Object> config = Wire.settings(platform, "unused").memories();

        // Then
        assertThat((int) config.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG))
                .isLessThan((int) KafkaSettings.SETTLING.toMillis());
    }

    private static MemoryRecord nobodys() {
        return MemoryRecord.newBuilder(memory(VERA, 1, "of nobody"))
                .setAgent("no slug")
                .build();
    }

    private KafkaArchive archive() {
        KafkaArchive started = new KafkaArchive(
                Wire.settings(platform, "unused"), lost::incrementAndGet, (_, death) -> deaths.add(death));
        started.start();
        return started;
    }

    private static MemoryShelf opened(KafkaArchive archive, Scope scope) {
        MemoryShelf shelf = new MemoryShelf(scope, new CharacterNgrams());
        archive.open(shelf);
        await().atMost(LONG).until(() -> archive.restored(shelf));
        return shelf;
    }

    private static MemoryRecord memory(Scope scope, int id, String text) {
        return MemoryRecord.newBuilder()
                .setMemoryId(new UUID(1, id))
                .setRoomId(scope.roomId())
                .setAgent(scope.agent())
                .setType(MemoryType.PREFERENCE)
                .setText(text)
                .setOtherUser("alice")
                .setSlot("preference/alice/thing-" + id)
                .setPolarity(Polarity.NEGATIVE)
                .setConfidence(0.7)
                .setImportance(0.6)
                .setCreatedAt(Fixtures.NOON)
                .setUpdatedAt(Fixtures.NOON)
                .build();
    }
}

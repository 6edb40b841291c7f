package io.chatter.data.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicLogTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;
    private static final int LINES = 100;

    private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    private PlantedTopics topics;
    private TopicLog log;

    @BeforeEach
    void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < LINES; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plant(FIREHOSE, 1, at, "demo", Chat.human("demo", "ann", "hello " + i, at));
        }
        topics.flush();
        log = new TopicLog(topics.address());
    }

    @AfterEach
    void close() {
        log.close();
        topics.close();
    }

    @Test
    void shouldReadWhatIsPlanned() {
        // When
        log.read(log.plan(FIREHOSE.name(), Range.EVERYTHING), read::addAll);

        // Then
        assertThat(read).hasSize(LINES);
    }

    @Test
    void shouldNotPassOverRecordsThatWereDeletedSinceThePlan() throws ExecutionException, InterruptedException {
        // Given
        List<OffsetRange> plan = log.plan(FIREHOSE.name(), Range.EVERYTHING);
        try (Admin admin = TestBroker.shared().admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(FIREHOSE.name(), 1), RecordsToDelete.beforeOffset(50)))
                    .all()
                    .get();
        }

        // When, then
        assertThatThrownBy(() -> log.read(plan, read::addAll))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining(FIREHOSE.name() + "-1=0");
    }

    @Test
    void shouldLeaveTheFailureOfWhoTakesTheRecordsAsItIs() {
        // Given
        KafkaException elsewhere = new KafkaException("another broker is away");

        // When, then
        assertThatThrownBy(() -> log.read(log.plan(FIREHOSE.name(), Range.EVERYTHING), _ -> {
                    throw elsewhere;
                }))
                .isSameAs(elsewhere);
    }

    @Test
    void shouldNameTheRegistryWhereItIsTheOneThatIsAway() {
        // Given
        topics.platform().registry().suffer(RegistryFault.SERVER_ERROR);
        RecordDecoder decoder = new RecordDecoder(topics.address());

        // When, then
        assertThatThrownBy(() ->
                        log.read(log.plan(FIREHOSE.name(), Range.EVERYTHING), batch -> batch.forEach(decoder::decode)))
                .isInstanceOf(DataFailure.class)
                .hasMessageContaining(topics.address().registry().toString());
    }
}

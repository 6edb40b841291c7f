package io.chatter.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chatter.topics.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/// Writes what nobody can read to chat.ingest, and takes it away again when closed, for other tests read that topic.
/// It goes to a partition without the rooms of other tests. Owned by one thread.
final class PlantedGarbage implements AutoCloseable {

    private static final String[] ROOMS = {"demo", "why-room"};

    private final String bootstrapServers;
    private final Producer<String, byte[]> producer;
    private final int partition;

    PlantedGarbage(RunningStack stack) {
        bootstrapServers = stack.bootstrapServers();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        int free = 0;
        while (isTaken(free)) {
            free++;
        }
        partition = free;
    }

    String topic() {
        return TopicCatalogue.CHAT_INGEST.name();
    }

    void write(byte[] value) {
        producer.send(new ProducerRecord<>(topic(), partition, "nowhere", value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic(), partition), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the garbage stays", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean isTaken(int candidate) {
        for (String room : ROOMS) {
            int taken = Utils.toPositive(Utils.murmur2(room.getBytes(UTF_8))) % TopicCatalogue.CHAT_INGEST.partitions();
            if (taken == candidate) {
                return true;
            }
        }
        return false;
    }
}

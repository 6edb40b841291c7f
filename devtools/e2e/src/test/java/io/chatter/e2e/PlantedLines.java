package io.chatter.e2e;

import io.chatter.messaging.MessageIds;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.messaging.TraceContext;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Trigger;
import io.chatter.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes lines by personas that no worker wrote, complete as those of a worker are. Owned by one thread.
final class PlantedLines implements AutoCloseable {

    private final String room;
    private final Producer<String, ChatMessage> producer;

    PlantedLines(RunningStack stack, String room) {
        this.room = room;
        SpecificAvroSerializer<ChatMessage> values = new SpecificAvroSerializer<>();
        values.configure(Map.of("schema.registry.url", stack.registryUrl()), false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()), new StringSerializer(), values);
    }

    /// @param depth 0 for a line that answers nobody
    void say(String agent, String text, int depth) {
        ChatMessage line = line(agent, text, depth);
        ProducerRecord<String, ChatMessage> record =
                new ProducerRecord<>(TopicCatalogue.CHAT_INGEST.name(), room, line);
        TraceContext.start(ThreadLocalRandom.current()).inject(record.headers());
        producer.send(record);
        producer.flush();
    }

    /// What [#say] says.
    ChatMessage line(String agent, String text, int depth) {
        return ChatMessage.newBuilder()
                .setMessageId(MessageIds.next(Clock.systemUTC()))
                .setRoomId(room)
                .setAuthor(new Author(agent, agent, "#3f8fd2", List.of("bot")))
                .setOrigin(Origin.BOT)
                .setText(text)
                .setSentAt(Instant.now())
                .setProvenance(Provenance.newBuilder()
                        .setAgent(agent)
                        .setTrigger(depth > 0 ? Trigger.BOT : Trigger.CONTEXT)
                        .setReplyDepth(depth)
                        .setModel("planted")
                        .build())
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}

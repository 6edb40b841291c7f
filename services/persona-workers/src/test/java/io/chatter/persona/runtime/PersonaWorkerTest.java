package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.persona.Fixtures;
import io.chatter.persona.Line;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.kafka.Platform;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A whole worker on a real broker; only the words are made up.
class PersonaWorkerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger lines = new AtomicInteger();
    private Platform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new Platform();
        List.of("ada", "ben", "cleo", "dan").forEach(agent -> platform.assign(agent, true));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldReactToTheStreamWithItsReasons() throws InterruptedException {
        // Given
        try (PersonaWorker worker = worker();
                KafkaConsumer<String, SpecificRecord> ingest = platform.reader(TopicCatalogue.CHAT_INGEST)) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);
            Instant now = Instant.now();
            StreamContext context = Fixtures.context(
                    now, List.of(), List.of(new StreamEvent(StreamEventType.CLUTCH, now, 0.9f, "no way i made it")));

            // When
            platform.send(TopicCatalogue.STREAM_CONTEXT, "demo", context);

            // Then
            ChatMessage line = await().atMost(LONG)
                    .until(() -> about(ingest, "no way i made it"), Optional::isPresent)
                    .orElseThrow();
            assertThat(line.getOrigin()).isEqualTo(Origin.BOT);
            assertThat(line.getAuthor().getBadges()).containsExactly("bot", "archetype:hype-gremlin");
            assertThat(line.getProvenance().getTrigger()).isEqualTo(Trigger.CONTEXT);
            assertThat(line.getProvenance().getContextId()).isEqualTo(context.getContextId());
            assertThat(line.getProvenance().getReasons()).isNotEmpty();
        }
    }

    private static Optional<ChatMessage> about(KafkaConsumer<String, SpecificRecord> ingest, String words) {
        for (ConsumerRecord<String, SpecificRecord> record : ingest.poll(Duration.ofMillis(100))) {
            if (record.value() instanceof ChatMessage line
                    && line.getProvenance() != null
                    && words.equals(line.getProvenance().getTriggerText())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private PersonaWorker worker() {
        LineGenerator generator =
                (turn, deadline) -> new Line("thing number " + lines.incrementAndGet(), "fake", null, List.of());
        ChatterConfiguration configuration = new ChatterConfiguration(
                Map.of("demo", Fixtures.room(4)), Map.of("maya", Fixtures.persona("maya")), Map.of(), Map.of());
        return new PersonaWorker(
                new PersonaWorker.Blueprint(
                        configuration,
                        platform.settings("worker-test"),
                        measured -> measured.apply("fake").apply(generator),
                        new SpeechGuard(new TextModeration(), Map.of(), ModerationPolicy.defaults()),
                        new TurnSettings(4, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), 2),
                        Duration.ofMillis(200)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }
}

package io.chatter.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.safety.RoomPolicies;
import io.chatter.gateway.safety.SafetyJudge;
import io.chatter.safety.TextModeration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

/// Exceptions are got over; errors are not.
class ThreadEndTest {

    private static final class Broken implements IngestClients {

        @Override
        public Consumer<String, byte[]> consumer(String member) {
            throw new OutOfMemoryError("the test says so");
        }

        @Override
        public Producer<String, byte[]> producer(String transactionalId) {
            throw new OutOfMemoryError("the test says so");
        }
    }

    @Test
    void shouldLetAnErrorOutOfTheIngestLoop() throws InterruptedException {
        // Given
        KafkaEndpoint endpoint = new KafkaEndpoint("localhost:1", "http://localhost:1");
        SafetyJudge judge = new SafetyJudge(new TextModeration(), RoomPolicies.defaults(), Clock.systemUTC());
        IngestMetrics metrics = new IngestMetrics(new SimpleMeterRegistry());
        IngestLoop loop = new IngestLoop("test", 1, new Broken(), new IngestStep(endpoint, judge), metrics);
        AtomicReference<Throwable> end = new AtomicReference<>();

        // When
        Thread thread = Thread.ofPlatform()
                .uncaughtExceptionHandler((_, cause) -> end.set(cause))
                .start(loop);
        thread.join();

        // Then
        assertThat(end.get()).isInstanceOf(OutOfMemoryError.class);
        assertThat(loop.isReady()).isFalse();
    }
}

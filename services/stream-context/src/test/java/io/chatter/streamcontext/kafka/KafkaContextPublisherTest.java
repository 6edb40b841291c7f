package io.chatter.streamcontext.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.observability.Metric;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.RoomContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class KafkaContextPublisherTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outbound outbound = new Outbound();
    private final KafkaContextPublisher publisher = new KafkaContextPublisher(outbound, meters);

    @Test
    void shouldCountAContextOnceKafkaHasIt() {
        // Given
        publisher.publish(context());
        double handedOver = published();

        // When
        outbound.messages.getFirst().ack().toCompletableFuture().join();

        // Then
        assertThat(handedOver).isZero();
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void shouldNotCountAContextThatKafkaDidNotTake() {
        // Given
        publisher.publish(context());

        // When
        outbound.messages
                .getFirst()
                .nack(new IllegalStateException("away"))
                .toCompletableFuture()
                .join();

        // Then
        assertThat(published()).isZero();
    }

    private double published() {
        return Metric.CONTEXT_PUBLISHED.counter(meters, "demo").count();
    }

    private static StreamContext context() {
        return new RoomContext("demo", ContextSettings.defaults(), Optional::of)
                .snapshot(
                        new UUID(0, 1),
                        Instant.EPOCH,
                        new RecognizerStatus("none", Duration.ZERO, new RecognizerStatus.Hearing.Listening()));
    }

    /// Keeps what is handed to it.
    private static final class Outbound implements Emitter<StreamContext> {

        final List<Message<? extends StreamContext>> messages = new ArrayList<>();

        @Override
        public CompletionStage<Void> send(StreamContext payload) {
            send(Message.of(payload));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public <M extends Message<? extends StreamContext>> void send(M message) {
            messages.add(message);
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception failure) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}

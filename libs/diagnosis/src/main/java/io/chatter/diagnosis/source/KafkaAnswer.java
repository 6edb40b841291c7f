package io.chatter.diagnosis.source;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/// Waits for what a broker answers.
final class KafkaAnswer {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private KafkaAnswer() {}

    /// @throws KafkaException when it answers with an error, or not in time
    static <T> T of(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}

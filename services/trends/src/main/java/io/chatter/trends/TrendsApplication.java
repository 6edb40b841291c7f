package io.chatter.trends;

import io.chatter.observability.EventLog;
import io.chatter.schema.BotDensity;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;

/// The running topology. A stream thread that dies is replaced; the work it had not committed is done again, once.
/// Thread-safe.
public final class TrendsApplication implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(TrendsApplication.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);
    private static final Duration BEFORE_NEXT_THREAD = Duration.ofSeconds(1);

    private final String description;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);

    @Nullable
    private volatile String cause;

    public TrendsApplication(Topology topology, Properties settings) {
        description = topology.describe().toString();
        streams = new KafkaStreams(topology, settings);
        metrics = new KafkaStreamsMetrics(streams);
        streams.setStateListener((now, before) -> LOG.info("streams.state", "now", now, "before", before));
        streams.setUncaughtExceptionHandler(this::replaceThread);
    }

    /// Runs on the dying thread, which can as well wait: what stopped it, a registry or a broker that is away, is still
    /// so a moment later.
    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        LOG.error("streams.thread.failed", failure, "retry_in", BEFORE_NEXT_THREAD);
        cause = String.valueOf(failure.getMessage());
        try {
            closing.await(BEFORE_NEXT_THREAD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    public void start() {
        streams.start();
    }

    /// Tells Kafka Streams' own figures, lag and late lines among them, to `registry`.
    public void meterTo(MeterRegistry registry) {
        metrics.bindTo(registry);
    }

    /// True while every task is restored and running.
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    public String state() {
        return streams.state().name();
    }

    /// Why a stream thread died last; empty while none has.
    public Optional<String> cause() {
        return Optional.ofNullable(cause);
    }

    /// The topology in Kafka's own notation.
    public String description() {
        return description;
    }

    /// The last snapshot of a room whose partition this instance has.
    public Optional<TrendsSnapshot> trends(String room) {
        return latest(TrendsTopology.STORE, room);
    }

    /// The last bot density of a room whose partition this instance has.
    public Optional<BotDensity> density(String room) {
        return latest(BotDensityTopology.STORE, room);
    }

    private <R> Optional<R> latest(String store, String room) {
        try {
            return Optional.ofNullable(streams.store(
                            StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, R>keyValueStore()))
                    .get(room));
        } catch (InvalidStateStoreException e) {
            LOG.warn("store.unavailable", e, "store", store);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        metrics.close();
        if (!streams.close(CLOSE_WITHIN)) {
            LOG.warn("streams.close.unfinished", "within", CLOSE_WITHIN);
        }
    }
}

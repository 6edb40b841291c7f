package io.chatter.trends;

import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/// The running topology. A stream thread that dies is replaced; the work it had not committed is done
/// again, once. Thread-safe.
public final class TrendsApplication implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(TrendsApplication.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);
    private static final Duration BEFORE_NEXT_THREAD = Duration.ofSeconds(1);

    private final TopologyDescription description;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final StoredWindows windows;
    private final RestoreProgress restoring = new RestoreProgress();
    private final FirehoseLag lag;
    private final Timer rebalances;
    private final CountDownLatch closing = new CountDownLatch(1);

    @Nullable
    private volatile String cause;

    private volatile long rebalancingSince = System.nanoTime();

    /// Tells `meters` its own figures and Kafka Streams' own.
    public TrendsApplication(Topology topology, Properties settings, MeterRegistry meters, Clock clock) {
        description = topology.describe();
        streams = new KafkaStreams(topology, settings);
        windows = new StoredWindows(streams);
        metrics = new KafkaStreamsMetrics(streams);
        lag = new FirehoseLag(TopicCatalogue.CHAT_FIREHOSE.name(), clock);
        rebalances = Metric.TRENDS_REBALANCE.timer(meters);
        streams.setStateListener(this::stateChanged);
        streams.setUncaughtExceptionHandler(this::replaceThread);
        streams.setGlobalStateRestoreListener(restoring);
        metrics.bindTo(meters);
        Metric.TRENDS_LAG.gauge(
                meters,
                () -> lag().stream().mapToLong(FirehoseLag.Partition::records).sum());
        Metric.TRENDS_BEHIND.gauge(
                meters,
                () -> lag().stream()
                                .mapToLong(partition -> partition.behind().toMillis())
                                .max()
                                .orElse(0)
                        / 1e3);
        Metric.TRENDS_RESTORING.gauge(meters, restoring::recordsLeft);
        LateLineCounts.register(streams, meters);
    }

    private void stateChanged(State now, State before) {
        LOG.info("streams.state", "now", now, "before", before);
        if (now == State.REBALANCING) {
            rebalancingSince = System.nanoTime();
        } else if (now == State.RUNNING && before == State.REBALANCING) {
            rebalances.record(System.nanoTime() - rebalancingSince, TimeUnit.NANOSECONDS);
        }
    }

    /// Runs on the dying thread, which can as well wait: what stopped it, a registry or a broker that
    /// is away, is still so a moment later.
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

    /// True while every task is restored and running.
    public boolean isRunning() {
        return streams.state() == State.RUNNING;
    }

    public String state() {
        return streams.state().name();
    }

    /// Why a stream thread died last; empty while none has.
    public Optional<String> cause() {
        return Optional.ofNullable(cause);
    }

    public TopologyDescription description() {
        return description;
    }

    /// The windows that this and other instances keep.
    public StoredWindows windows() {
        return windows;
    }

    /// How far stores have been rebuilt.
    public RestoreProgress restoring() {
        return restoring;
    }

    /// How far this instance is behind in each partition that it has.
    public List<FirehoseLag.Partition> lag() {
        Set<Integer> partitions = streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .map(task -> task.taskId().partition())
                .collect(Collectors.toSet());
        return lag.of(partitions, streams.metrics());
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

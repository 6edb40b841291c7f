package io.chatter.gateway.config;

import io.chatter.gateway.PendingLines;
import io.chatter.gateway.Room;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.kafka.IngestThreads;
import io.chatter.gateway.kafka.LogTail;
import io.chatter.gateway.socket.ChatSocket;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Starts and stops the gateway: its threads, its ticks and its socket. Called by Quarkus on its main thread.
@Singleton
public class Lifecycle {

    private static final EventLog LOG = EventLog.of(Lifecycle.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final IngestThreads ingest;
    private final LogTail tail;
    private final ChatSocket socket;
    private final ScheduledExecutorService timer;
    private final List<Thread> threads = new ArrayList<>();

    public Lifecycle(IngestThreads ingest, LogTail tail, ChatSocket socket, FanOutTimer timer) {
        this.ingest = ingest;
        this.tail = tail;
        this.socket = socket;
        this.timer = timer.executor();
    }

    void route(@Observes Router router) {
        router.route("/ws").handler(socket::upgrade);
    }

    void start(@Observes StartupEvent event, Rooms rooms, PendingLines pending, MeterRegistry registry) {
        Metric.GATEWAY_CONNECTIONS.gauge(registry, socket::connections);
        threads.add(Thread.ofPlatform().name("tail").start(tail));
        threads.addAll(ingest.start());
        timer.scheduleWithFixedDelay(
                () -> {
                    rooms.all().forEach(Room::announceViewers);
                    pending.expire(Instant.now());
                },
                TICK.toMillis(),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
        LOG.info("gateway.started", "rooms", rooms.all().size());
    }

    void stop(@Observes ShutdownEvent event) {
        socket.closeAll();
        ingest.close();
        tail.close();
        timer.shutdownNow();
        Instant deadline = Instant.now().plus(STOP_PATIENCE);
        for (Thread thread : threads) {
            await(thread, Duration.between(Instant.now(), deadline));
        }
        LOG.info("gateway.stopped");
    }

    private static void await(Thread thread, Duration patience) {
        try {
            if (!patience.isPositive() || !thread.join(patience)) {
                LOG.warn("gateway.thread_left", "thread", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.chatter.gateway.config;

import io.chatter.gateway.PendingLines;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.TokenCheck;
import io.chatter.gateway.kafka.IngestThreads;
import io.chatter.gateway.kafka.LogTail;
import io.chatter.gateway.socket.ChatSocket;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.observability.tracing.Tracing;
import io.chatter.observability.tracing.TracingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Starts and stops the gateway: its threads, its ticks and its socket. Called by Quarkus on its main thread.
@Singleton
public class Lifecycle {

    private static final EventLog LOG = EventLog.of(Lifecycle.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(1);
    private static final Duration FAREWELL_PATIENCE = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final IngestThreads ingest;
    private final LogTail tail;
    private final ChatSocket socket;
    private final ScheduledExecutorService timer;
    private final GatewayConfig config;
    private final TokenCheck tokens;
    private final PendingLines pending;
    private final Rehearsal rehearsal;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final EndOfProcess end = new EndOfProcess(Runtime.getRuntime()::halt);

    public Lifecycle(
            IngestThreads ingest,
            LogTail tail,
            ChatSocket socket,
            FanOutTimer timer,
            GatewayConfig config,
            TokenCheck tokens,
            PendingLines pending,
            Rehearsal rehearsal) {
        this.ingest = ingest;
        this.tail = tail;
        this.socket = socket;
        this.timer = timer.executor();
        this.config = config;
        this.tokens = tokens;
        this.pending = pending;
        this.rehearsal = rehearsal;
    }

    void route(@Observes Router router) {
        router.route("/ws").handler(socket::upgrade);
    }

    void start(@Observes StartupEvent event, Rooms rooms, MeterRegistry registry) {
        Tracing.start(TracingSettings.of("chat-gateway", System.getenv()));
        Metric.GATEWAY_CONNECTIONS.gauge(registry, socket::connections);
        threads.add(
                Thread.ofPlatform().name("tail").uncaughtExceptionHandler(end).start(tail));
        // Who is banned must be known before the first line is judged.
        tail.whenCaughtUp(() -> {
            threads.addAll(ingest.start(end));
            rehearsal.begin();
        });
        rooms.all().forEach(room -> everyTick(room::announceViewers));
        everyTick(() -> pending.expire(Instant.now()));
        every(config.socket().pulse(), socket::checkPulses);
        every(
                config.access().revalidation(),
                () -> Thread.ofVirtual().name("revalidation").start(() -> socket.revalidate(tokens, Instant.now())));
        LOG.info("gateway.started", "rooms", rooms.all().size());
    }

    /// Whether every thread that the gateway lives by runs.
    boolean isAlive() {
        return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
    }

    private void everyTick(Runnable task) {
        every(TICK, task);
    }

    private void every(Duration pause, Runnable task) {
        timer.scheduleWithFixedDelay(new Tick(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Before anything is stopped: afterwards the HTTP server would close the sockets as if all had been said. Lines
    /// under way are answered first, for the log is still written and read.
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        socket.announceLeave();
        if (!pending.awaitNone(ANSWER_PATIENCE)) {
            LOG.warn("gateway.lines_unanswered", "lines", pending.size());
        }
        socket.closeAll(FAREWELL_PATIENCE);
    }

    void stop(@Observes ShutdownEvent event) {
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

package io.chatter.streamcontext.pipeline;

import io.chatter.messaging.MessageIds;
import io.chatter.observability.EventLog;
import io.chatter.observability.flight.ContextTold;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.Frame;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.RecognizerStatus.Hearing;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.Sight;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.StreamFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One room from stream to contexts, kept running: a feed that breaks is played again after a while,
/// a recogniser that breaks is opened again, and what is wrong is said in every context.
///
/// Threads: the feed thread supervises the stream, whose own threads bring sound and pictures; the ear
/// thread recognises, the eye thread looks; the caller's ticker calls `publish`. The room's context is shared by all of
/// them and guarded by this object's monitor, which nobody holds while recognising or publishing.
public final class RoomPipeline implements StreamFeed.Listener, AutoCloseable {
    private static final EventLog LOG = EventLog.of(RoomPipeline.class);
    private static final Duration LONGEST_LAG = Duration.ofSeconds(6);
    private static final Duration LAG_AFTER_SKIP = Duration.ofMillis(500);
    private static final Duration CATCHING_UP = Duration.ofSeconds(1);
    private static final Duration SKIPPING = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final RoomPlan plan;
    private final PipelineParts parts;
    private final RoomContext context;
    private final SoundQueue queue = new SoundQueue(LONGEST_LAG, LAG_AFTER_SKIP);
    private final Ear ear;
    private final SupervisedThread feedThread;
    private final SupervisedThread earThread;
    private final @Nullable Sighted sighted;
    /// Held from a snapshot until it is handed on: no context overtakes a newer one.
    private final Object telling = new Object();

    private volatile boolean playing;
    private volatile String feedFault = "starting";
    private volatile String lastBreak = "";
    private volatile @Nullable Instant liveEdge;
    private volatile Instant skippedAt = Instant.MIN;

    /// An eye and its thread.
    private record Sighted(Eye eye, SupervisedThread thread) {}

    public RoomPipeline(RoomPlan plan, PipelineParts parts) {
        this.plan = plan;
        this.parts = parts;
        this.context = new RoomContext(plan.roomId(), parts.settings(), plan.filter());
        this.ear = new Ear(plan, parts.engines(), queue, heard -> publishIf(() -> context.heard(heard)), this::lost);
        this.feedThread = new SupervisedThread(
                "feed-" + plan.roomId(),
                this::playToTheEnd,
                this::feedBroke,
                Backoff.forFeed(plan.feed()),
                parts.clock());
        this.earThread = new SupervisedThread(
                "ear-" + plan.roomId(), ear::listen, ear::broke, Backoff.forRecognisers(), parts.clock());
        this.sighted = parts.vision() == null ? null : sighted(parts.vision());
    }

    private Sighted sighted(Vision vision) {
        Eye eye = new Eye(plan.roomId(), vision, new Eye.Listener() {
            @Override
            public void saw(Sight sight, Instant until) {
                publishIf(() -> context.saw(sight, until));
            }

            @Override
            public void sawNothingNew(Instant until) {
                publishIf(() -> context.sawNothingNew(until));
            }
        });
        return new Sighted(
                eye,
                new SupervisedThread(
                        "eye-" + plan.roomId(), eye::watch, eye::broke, Backoff.forRecognisers(), parts.clock()));
    }

    public void start() {
        feedThread.start();
        if (hears()) {
            earThread.start();
        }
        if (sighted != null) {
            sighted.thread().start();
        }
    }

    public String roomId() {
        return plan.roomId();
    }

    /// How well the stream is heard now.
    public RecognizerStatus status() {
        Duration lag = lag();
        return new RecognizerStatus(ear.engine(), lag, hearing(lag));
    }

    /// Name of a thread of this room that has died and will not come back; empty while none has.
    public Optional<String> deadThread() {
        return threads()
                .filter(SupervisedThread::isDead)
                .map(SupervisedThread::name)
                .findFirst();
    }

    private Stream<SupervisedThread> threads() {
        return Stream.concat(
                Stream.of(feedThread, earThread), Stream.ofNullable(sighted).map(Sighted::thread));
    }

    /// Publishes the context of this moment. When that fails it is logged: neither the feed nor the
    /// recogniser is at fault, and the next context follows within a second.
    public void publish() {
        ContextTold flight = new ContextTold();
        flight.begin();
        try {
            StreamContext told = publishSnapshot();
            flight.end();
            record(flight, told);
        } catch (RuntimeException e) {
            LOG.warn("context.unpublished", e, "room", plan.roomId());
        }
    }

    private StreamContext publishSnapshot() {
        synchronized (telling) {
            StreamContext told = snapshot();
            parts.publisher().publish(told);
            return told;
        }
    }

    private static void record(ContextTold flight, StreamContext told) {
        if (flight.shouldCommit()) {
            flight.room = told.getRoomId();
            flight.segments = told.getSegments().size();
            flight.events = told.getEvents().size();
            flight.lag = told.getRecogniser().getLagMs();
            flight.commit();
        }
    }

    @Override
    public void sound(SoundChunk chunk) {
        plays();
        liveEdge = chunk.end();
        publishIf(() -> context.sound(chunk));
        if (hears()) {
            queue.put(chunk).ifPresent(this::skipped);
        }
    }

    @Override
    public void picture(Instant at, double change) {
        publishIf(() -> context.picture(at, change));
    }

    @Override
    public void frame(Frame frame) {
        if (sighted != null) {
            sighted.eye().show(frame);
        }
    }

    /// Stops the stream, the recogniser and the eye, and waits for each, a few seconds at most.
    @Override
    public void close() {
        List<SupervisedThread> threads = threads().toList();
        threads.forEach(SupervisedThread::stop);
        try {
            for (SupervisedThread thread : threads) {
                if (!thread.hasStopped(STOP)) {
                    LOG.warn("pipeline.stuck", "room", plan.roomId(), "thread", thread.name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized StreamContext snapshot() {
        return context.snapshot(MessageIds.next(parts.clock()), parts.clock().instant(), status());
    }

    /// The breakdown before stays in sight until somebody plays again.
    @Override
    public void waiting(String what) {
        feedFault = lastBreak.isEmpty() ? what : what + "; the last time: " + lastBreak;
    }

    /// Sound of a stream that was given up may still be on its way: it mends nothing.
    private synchronized void plays() {
        if (playing && !feedFault.isEmpty()) {
            LOG.info("stream.playing", "room", plan.roomId());
            feedFault = "";
            lastBreak = "";
        }
    }

    private boolean playToTheEnd() throws InterruptedException {
        playing = true;
        plan.feed().play(this);
        ear.awaitLastWords();
        feedFault = "the stream has ended";
        LOG.info("stream.ended", "room", plan.roomId());
        return true;
    }

    private synchronized void feedBroke(Breakdown breakdown) {
        playing = false;
        feedFault = breakdown.cause();
        lastBreak = feedFault;
        breakdown.log(LOG, "stream.down", plan.roomId());
    }

    private void skipped(SoundQueue.Hole hole) {
        skippedAt = parts.clock().instant();
        lost(hole);
    }

    private void lost(SoundQueue.Hole hole) {
        parts.skipped().count(plan.roomId(), Duration.between(hole.from(), hole.to()));
        publishIf(() -> context.gap(hole.from(), hole.to()));
    }

    private void publishIf(BooleanSupplier change) {
        boolean happened;
        synchronized (this) {
            happened = change.getAsBoolean();
        }
        if (happened) {
            publish();
        }
    }

    private boolean hears() {
        return !plan.engine().equals(RoomPlan.NO_ENGINE);
    }

    private Duration lag() {
        Instant edge = liveEdge;
        Instant heard = ear.heardUntil();
        return edge == null || heard == null || heard.isAfter(edge) ? Duration.ZERO : Duration.between(heard, edge);
    }

    private Hearing hearing(Duration lag) {
        Optional<String> dead = deadThread();
        if (dead.isPresent()) {
            return new Hearing.Down("the thread " + dead.get() + " has died; restart stream-context");
        }
        if (!feedFault.isEmpty()) {
            return new Hearing.Down(feedFault);
        }
        if (hears() && !ear.fault().isEmpty()) {
            return new Hearing.Down(ear.fault());
        }
        if (parts.clock().instant().minus(SKIPPING).isBefore(skippedAt)) {
            return new Hearing.Skipping();
        }
        return lag.compareTo(CATCHING_UP) > 0 ? new Hearing.CatchingUp() : new Hearing.Listening();
    }
}

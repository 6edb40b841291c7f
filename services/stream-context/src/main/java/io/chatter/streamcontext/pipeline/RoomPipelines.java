package io.chatter.streamcontext.pipeline;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The pipelines of all rooms and the thread that publishes their contexts once a second.
/// Thread-safe.
public final class RoomPipelines implements AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;

    private final List<RoomPipeline> rooms;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("context-ticker").daemon().factory());

    public RoomPipelines(List<RoomPlan> plans, PipelineParts parts) {
        this.rooms = plans.stream().map(plan -> new RoomPipeline(plan, parts)).toList();
    }

    public void start() {
        rooms.forEach(RoomPipeline::start);
        ticker.scheduleAtFixedRate(this::publishAll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    public List<RoomPipeline> rooms() {
        return rooms;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        List<Thread> closing = rooms.stream()
                .map(room -> Thread.ofVirtual().start(room::close))
                .toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishAll() {
        rooms.forEach(RoomPipeline::publish);
    }
}

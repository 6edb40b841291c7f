package io.chatter.benchmark.ingest;

import io.chatter.benchmark.fanout.BenchLines;
import io.chatter.benchmark.fanout.GatewayServer;
import io.chatter.benchmark.fanout.Latencies;
import io.chatter.gateway.Chat;
import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.CloseReason;
import io.chatter.gateway.Connection;
import io.chatter.gateway.FlushPace;
import io.chatter.gateway.Frame;
import io.chatter.gateway.PendingLines;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.Wire;
import io.chatter.gateway.kafka.IngestMetrics;
import io.chatter.gateway.kafka.IngestSettings;
import io.chatter.gateway.kafka.IngestThreads;
import io.chatter.gateway.kafka.KafkaEndpoint;
import io.chatter.gateway.kafka.LogTail;
import io.chatter.gateway.kafka.TailMetrics;
import io.chatter.gateway.safety.RoomPolicies;
import io.chatter.gateway.safety.SafetyJudge;
import io.chatter.gateway.socket.ServerEventJson;
import io.chatter.safety.TextModeration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Ingest, tail and one listener, without a socket: the listener reads the times in its frames.
final class GatewayUnderLoad implements AutoCloseable {

    private final IngestThreads ingest;
    private final LogTail tail;
    private final List<Thread> threads;
    private final ScheduledExecutorService timer;
    private final ExecutorService loop;
    private final Latencies latencies;

    private GatewayUnderLoad(
            IngestThreads ingest, LogTail tail, ScheduledExecutorService timer, ExecutorService loop, Latencies latencies) {
        this.ingest = ingest;
        this.tail = tail;
        this.timer = timer;
        this.loop = loop;
        this.latencies = latencies;
        this.threads = new ArrayList<>(ingest.start());
        threads.add(Thread.ofPlatform().name("tail").start(tail));
    }

    static GatewayUnderLoad start(KafkaEndpoint endpoint, int writers, Latencies latencies) throws InterruptedException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService loop = Executors.newSingleThreadExecutor();
        ServerEventJson encoder = new ServerEventJson();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Rooms rooms = new Rooms(
                List.of(new RoomProfile(BenchLines.ROOM, "Bench", "", true, 1)),
                new Room.Delivery(encoder, FlushPace.DEFAULT, 4_096, timer, System::nanoTime));
        SafetyJudge judge = new SafetyJudge(new TextModeration(), RoomPolicies.defaults(), Clock.systemUTC());
        IngestThreads ingest = new IngestThreads(
                endpoint, new IngestSettings("bench-" + writers, 1, writers), judge, new IngestMetrics(registry));
        LogTail tail = new LogTail(
                endpoint,
                rooms,
                new PendingLines(Duration.ofSeconds(30), GatewayServer.noTally()),
                new TailMetrics(registry),
                0);
        GatewayUnderLoad gateway = new GatewayUnderLoad(ingest, tail, timer, loop, latencies);
        while (!ingest.isReady() || !tail.isCaughtUp()) {
            Thread.sleep(50);
        }
        Chat chat = GatewayServer.chat(rooms);
        Connection listener = chat.connect(loop, new Listening(latencies), encoder);
        loop.execute(() -> chat.receive(
                listener, new ClientFrame.Join(BenchLines.ROOM, Optional.empty(), Optional.empty(), 0, false)));
        return gateway;
    }

    void forget() {
        loop.execute(latencies::clear);
    }

    @Override
    public void close() throws InterruptedException {
        ingest.close();
        tail.close();
        for (Thread thread : threads) {
            thread.join();
        }
        timer.shutdownNow();
        loop.close();
    }

    /// Owned by the loop.
    private record Listening(Latencies latencies) implements Wire {

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void write(Frame frame) {
            long now = System.nanoTime();
            ByteBuffer bytes = frame.bytes();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            latencies.read(copy, now);
        }

        @Override
        public void close(CloseReason reason) {}
    }
}

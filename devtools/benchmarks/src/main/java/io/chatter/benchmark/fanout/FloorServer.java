package io.chatter.benchmark.fanout;

import io.chatter.benchmark.load.TimedLines;
import io.chatter.benchmark.load.WebSocketFrames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The least that a JVM can do: one thread, one frame every 50 ms, one non-blocking write of it a client. No log, no
/// queues, no joins, no cursors to resume from: what does not fit into a socket waits there, for its client alone.
public final class FloorServer {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final int BACKLOG = 10_000;

    private final List<FloorClient> clients = new ArrayList<>();
    private long offset;

    private FloorServer() {}

    /// @param arguments port and sizes
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FanoutSizes sizes = FanoutSizes.parse(arguments[1]);
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), BACKLOG);
            System.out.println("listening");
            FloorServer floor = new FloorServer();
            for (int i = 0; i < sizes.clients(); i++) {
                floor.clients.add(FloorClient.greet(server.accept()));
            }
            floor.serve((int) (sizes.rate() * TICK.toMillis() / 1_000));
        }
    }

    private void serve(int linesPerTick) throws IOException, InterruptedException {
        long next = System.nanoTime();
        while (true) {
            ByteBuffer frame = WebSocketFrames.binary(batch(linesPerTick));
            for (FloorClient client : clients) {
                client.write(frame.duplicate());
            }
            next += TICK.toNanos();
            long wait = next - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
        }
    }

    private byte[] batch(int count) {
        StringBuilder array = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            array.append(i > 0 ? "," : "").append(TimedLines.event(offset++));
        }
        return array.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A socket and what of the last frames it has not taken yet.
    private static final class FloorClient {

        private final SocketChannel channel;
        private final Deque<ByteBuffer> waiting = new ArrayDeque<>();

        private FloorClient(SocketChannel channel) {
            this.channel = channel;
        }

        static FloorClient greet(SocketChannel channel) throws IOException {
            ByteBuffer request = ByteBuffer.allocate(4_096);
            String text = "";
            while (!text.contains("\r\n\r\n")) {
                channel.read(request);
                text = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
            }
            String key = text.lines()
                    .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(19);
            channel.write(ByteBuffer.wrap(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + WebSocketFrames.accept(key)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            return new FloorClient(channel);
        }

        void write(ByteBuffer frame) throws IOException {
            waiting.add(frame);
            while (!waiting.isEmpty()) {
                channel.write(waiting.getFirst());
                if (waiting.getFirst().hasRemaining()) {
                    return;
                }
                waiting.removeFirst();
            }
        }
    }
}

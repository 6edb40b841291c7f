package io.chatter.benchmark.fanout;

import io.chatter.gateway.socket.ServerEventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The least that a JVM can do: one thread, one frame every 50 ms, one non-blocking write of it a client. No queues, no
/// joins, no cursors to resume from: what does not fit into a socket waits there, for its client alone.
public final class FloorServer {

    private static final Duration TICK = Duration.ofMillis(50);

    private final List<FloorClient> clients = new ArrayList<>();
    private final BenchLines lines = new BenchLines();
    private final ServerEventJson encoder = new ServerEventJson();

    private FloorServer() {}

    /// @param arguments port, lines a second
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 10_000);
            server.configureBlocking(false);
            System.out.println("listening");
            new FloorServer().serve(server, (int) (Integer.parseInt(arguments[1]) * TICK.toMillis() / 1_000));
        }
    }

    private void serve(ServerSocketChannel server, int linesPerTick) throws IOException, InterruptedException {
        long next = System.nanoTime();
        while (true) {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                clients.add(FloorClient.greet(channel));
            }
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

    private ByteBuffer batch(int count) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                array.write(',');
            }
            array.writeBytes(encoder.encode(lines.next()));
        }
        array.write(']');
        return ByteBuffer.wrap(array.toByteArray());
    }

    /// A socket and what of the last frames it has not taken yet.
    private static final class FloorClient {

        private final SocketChannel channel;
        private final java.util.ArrayDeque<ByteBuffer> waiting = new java.util.ArrayDeque<>();

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

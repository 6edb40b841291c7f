package io.chatter.benchmark.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Many clients of `/ws` on one thread: joins, reads, counts. A line counts as delivered when the frame after its own has
/// begun, by the offsets in the cursors; some clients read every line's time of publication. Prints one line of figures.
public final class FanoutLoad {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final int READ_BUFFER = 1 << 18;
    private static final int SAMPLED_EVERY = 50;

    private final List<LoadClient> clients = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final Selector selector;

    private FanoutLoad() throws IOException {
        selector = Selector.open();
    }

    /// @param arguments port, clients, seconds
    public static void main(String[] arguments) throws IOException {
        FanoutLoad load = new FanoutLoad();
        load.connect(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        load.measure(Duration.ofSeconds(Long.parseLong(arguments[2])));
    }

    private void connect(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(handshake(port)));
            awaitUpgrade(channel);
            channel.write(ByteBuffer.wrap(WebSocketFrames.masked("{\"type\":\"join\",\"room\":\"bench\",\"history\":0}")));
            channel.configureBlocking(false);
            LoadClient client = new LoadClient(i % SAMPLED_EVERY == 0 ? latencies : null);
            clients.add(client);
            channel.register(selector, SelectionKey.OP_READ, client);
        }
    }

    private void measure(Duration time) throws IOException {
        readUntil(System.nanoTime() + WARM_UP.toNanos());
        latencies.clear();
        long before = delivered();
        long begin = System.nanoTime();
        System.out.println("measuring");
        readUntil(begin + time.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "result %.1f %.2f %.2f %d%n",
                (delivered() - before) / seconds,
                latencies.millis(0.50),
                latencies.millis(0.99),
                clients.stream().mapToLong(LoadClient::gaps).sum());
    }

    private void readUntil(long deadline) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(READ_BUFFER);
        while (System.nanoTime() < deadline) {
            selector.select(
                    key -> {
                        try {
                            buffer.clear();
                            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                                key.cancel();
                            }
                            ((LoadClient) key.attachment()).take(buffer.flip());
                        } catch (IOException e) {
                            key.cancel();
                        }
                    },
                    10);
        }
    }

    private long delivered() {
        return clients.stream().mapToLong(LoadClient::delivered).sum();
    }

    private static byte[] handshake(int port) {
        return ("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void awaitUpgrade(SocketChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new IOException("refused: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + head);
        }
    }
}

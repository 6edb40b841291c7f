package io.chatter.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Many clients of `/ws` on one thread, which owns all of this.
public final class Swarm implements AutoCloseable {

    private static final int READ_BUFFER = 1 << 18;
    private static final int LOOK_MILLIS = 5;

    /// So that what is not read waits in the server, not in the network.
    private static final int SMALL_RECEIVE_BUFFER = 1 << 13;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
    private final Set<SocketChannel> stalled = new HashSet<>();

    public Swarm() throws IOException {
        selector = Selector.open();
    }

    /// Connects one client, which sends `join` and then reads.
    ///
    /// @throws IOException when it is refused
    public void join(int port, String join, FrameSink sink) throws IOException {
        SocketChannel channel = open(port, join, READ_BUFFER);
        channel.register(selector, SelectionKey.OP_READ, new FrameSplitter(sink));
    }

    /// Connects one client, which sends `join` and then never reads.
    public void joinStalled(int port, String join) throws IOException {
        stalled.add(open(port, join, SMALL_RECEIVE_BUFFER));
    }

    /// Sockets that are open on this side and read.
    public int open() {
        return selector.keys().size();
    }

    /// Reads what comes until `deadline`, by `System.nanoTime`.
    public void readUntil(long deadline) throws IOException {
        while (System.nanoTime() < deadline) {
            read();
        }
    }

    /// Reads while `task` runs on a thread of its own: what nobody reads meanwhile would be old when somebody does.
    ///
    /// @throws IOException when the task fails
    public <T> T readDuring(Callable<T> task) throws IOException, InterruptedException {
        FutureTask<T> done = new FutureTask<>(task);
        Thread.ofPlatform().daemon().name("beside-the-swarm").start(done);
        while (!done.isDone()) {
            read();
        }
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IOException("what was done beside reading failed", e.getCause());
        }
    }

    /// Reads what has come, waiting a moment for it.
    public void read() throws IOException {
        selector.select(this::read, LOOK_MILLIS);
    }

    /// Cuts all clients off, as a network does: the server is told nothing but that the connections are gone.
    /// May be called again.
    @Override
    public void close() throws IOException {
        if (selector.isOpen()) {
            selector.keys().forEach(Swarm::cut);
        }
        selector.close();
        for (SocketChannel channel : stalled) {
            channel.close();
        }
    }

    private void read(SelectionKey key) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            FrameSplitter frames = (FrameSplitter) key.attachment();
            if (channel.read(buffer.clear()) < 0) {
                channel.close();
                return;
            }
            frames.take(buffer.flip());
            if (frames.takePing()) {
                channel.write(WebSocketFrames.pong());
            }
        } catch (IOException e) {
            cut(key);
        }
    }

    private static void cut(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be given back", e);
        }
    }

    private static SocketChannel open(int port, String join, int receiveBuffer) throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (receiveBuffer < READ_BUFFER) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.write(ByteBuffer.wrap(handshake(port)));
        awaitUpgrade(channel);
        channel.write(WebSocketFrames.masked(join));
        channel.configureBlocking(false);
        return channel;
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
            if (channel.read(one.clear()) < 0) {
                throw new IOException("refused: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + head);
        }
    }
}

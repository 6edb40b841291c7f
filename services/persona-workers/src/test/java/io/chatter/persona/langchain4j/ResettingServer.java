package io.chatter.persona.langchain4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads the head of each request, then has the connection reset, as a server does that is killed.
public final class ResettingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger resets = new AtomicInteger();

    public ResettingServer() throws IOException {
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("resetting-server").start(this::serve);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    public int resets() {
        return resets.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                BufferedReader head = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                String line = head.readLine();
                while (line != null && !line.isEmpty()) {
                    line = head.readLine();
                }
                connection.setSoLinger(true, 0);
                resets.incrementAndGet();
            } catch (IOException e) {
                // the client went first, or the server is closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

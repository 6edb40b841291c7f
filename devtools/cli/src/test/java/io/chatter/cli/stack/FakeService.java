package io.chatter.cli.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Answers below `/q/health` as a service does. The server owns its thread, which ends with `close`.
final class FakeService implements AutoCloseable {

    private final HttpServer server;
    private volatile int status = 200;
    private volatile String health = "{\"status\":\"UP\",\"checks\":[]}";

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback address", e);
        }
        server.createContext("/q/health/", exchange -> {
            byte[] body = health.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    FakeService answer(int code, String document) {
        health = document;
        status = code;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

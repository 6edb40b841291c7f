package io.chatter.gateway.config;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/// Settings of the HTTP server that Quarkus has no keys for.
@Singleton
public class SocketOptions implements HttpServerOptionsCustomizer {

    /// Twice the documented bound, so that the gateway sees most frames that break it and can say so.
    private static final int MAX_FRAME_BYTES = 128 * 1024;

    /// What the kernel is asked to keep for a client that does not read (Linux keeps twice that); left to itself it
    /// keeps megabytes. What neither this nor the connection's own bound holds is dropped, and the gap is told.
    /// Carries 2.5 MB/s over 100 ms.
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        apply(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        apply(options);
    }

    /// No compression: it would encode each frame once a connection, and keep a window for each.
    private static void apply(HttpServerOptions options) {
        options.setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setSendBufferSize(SEND_BUFFER_BYTES)
                .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
                .setMaxWebSocketMessageSize(MAX_FRAME_BYTES);
    }
}

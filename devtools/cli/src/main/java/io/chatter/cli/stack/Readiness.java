package io.chatter.cli.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// How to tell that a component is ready. Asking blocks for at most two seconds and never throws for a refusal.
public sealed interface Readiness {

    Duration PATIENCE = Duration.ofSeconds(2);

    /// @param ready whether it is
    /// @param health what it says about itself; empty when it says nothing
    record Look(boolean ready, Optional<HealthDocument> health) {
        static final Look SILENT = new Look(false, Optional.empty());
    }

    Look look() throws InterruptedException;

    default boolean holds() throws InterruptedException {
        return look().ready();
    }

    /// A TCP connection is taken.
    record Connects(String host, int port) implements Readiness {
        @Override
        public Look look() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
                return new Look(true, Optional.empty());
            } catch (IOException e) {
                return Look.SILENT;
            }
        }
    }

    /// A GET is answered with 200.
    record Answers(URI address) implements Readiness {

        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();

        /// The readiness of the service on this port of the stack.
        static Answers ofService(int port) {
            return new Answers(URI.create("http://" + Endpoints.HOST + ":" + port + "/q/health/ready"));
        }

        @Override
        public Look look() throws InterruptedException {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
                HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
                return new Look(response.statusCode() == 200, HealthDocument.parse(response.body()));
            } catch (IOException e) {
                return Look.SILENT;
            }
        }
    }
}

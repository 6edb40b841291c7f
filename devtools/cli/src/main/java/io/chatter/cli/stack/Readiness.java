package io.chatter.cli.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// How to tell that a component is ready. Asking blocks for at most two seconds and never throws for a refusal.
public sealed interface Readiness {

    Duration PATIENCE = Duration.ofSeconds(2);

    boolean holds() throws InterruptedException;

    /// A TCP connection is taken.
    record Connects(String host, int port) implements Readiness {
        @Override
        public boolean holds() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /// A GET is answered with 200.
    record Answers(URI address) implements Readiness {

        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();

        @Override
        public boolean holds() throws InterruptedException {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
                return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }
    }
}

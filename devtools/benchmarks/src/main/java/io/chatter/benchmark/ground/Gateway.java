package io.chatter.benchmark.ground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// A gateway of the ground.
///
/// @param port of its HTTP server on the loopback address; its socket is at `/ws`
public record Gateway(ServerProcess process, int port) {

    /// What its metrics say now.
    ///
    /// @param name in Prometheus
    /// @return the sum over all labels; 0 when there is none
    public double metric(String name) throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + port + "/q/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}

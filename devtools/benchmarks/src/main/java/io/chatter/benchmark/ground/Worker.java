package io.chatter.benchmark.ground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A persona worker of the ground.
///
/// @param port of its health and metrics on the loopback address
public record Worker(ServerProcess process, int port) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Agents that run on it now; 0 when it does not answer.
    public int agents() throws InterruptedException {
        return agentsAt(port);
    }

    /// Agents that run on the worker of this port now; 0 when none answers there.
    public static int agentsAt(int port) throws InterruptedException {
        return (int) metricAt(port, "chatter_persona_agents");
    }

    /// The sum of a metric over its labels; 0 when it does not answer, or has none.
    public double metric(String name) throws InterruptedException {
        return metricAt(port, name);
    }

    private static double metricAt(int port, String name) throws InterruptedException {
        try {
            URI address = URI.create("http://127.0.0.1:" + port + "/q/metrics");
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
            return CLIENT.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}

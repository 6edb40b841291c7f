package io.chatter.diagnosis.source;

import io.chatter.diagnosis.Samples;
import io.chatter.diagnosis.ServiceReading;
import io.chatter.diagnosis.ServiceReading.State;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks all processes at once how they are and what they count. Blocks for as long as the slowest, four seconds at
/// most. Thread-safe.
final class ServiceScrape implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What a process said.
    record Look(State state, Samples samples) {}

    List<Look> look(List<ServiceAddress> services) throws InterruptedException {
        List<Future<Look>> looks = services.stream()
                .map(service -> threads.submit(() -> look(service)))
                .toList();
        List<Look> seen = new ArrayList<>();
        for (Future<Look> look : looks) {
            try {
                seen.add(look.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("A scrape failed in a way that it should have told", e.getCause());
            }
        }
        return seen;
    }

    static List<ServiceReading> readings(List<ServiceAddress> services, List<Look> before, List<Look> now) {
        List<ServiceReading> readings = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            readings.add(new ServiceReading(
                    services.get(i).name(),
                    now.get(i).state(),
                    before.get(i).samples(),
                    now.get(i).samples()));
        }
        return readings;
    }

    private Look look(ServiceAddress service) throws InterruptedException {
        try {
            HttpResponse<String> health = get(service.at("/q/health/ready"));
            HttpResponse<String> metrics = get(service.at("/q/metrics"));
            return new Look(
                    health.statusCode() == OK ? State.READY : State.UNREADY, PrometheusText.parse(metrics.body()));
        } catch (ConnectException e) {
            return new Look(State.GONE, Samples.NONE);
        } catch (IOException e) {
            return new Look(State.SILENT, Samples.NONE);
        }
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "text/plain, application/json")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}

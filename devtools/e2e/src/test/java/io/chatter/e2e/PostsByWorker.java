package io.chatter.e2e;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which personas have spoken on which worker, as the metrics of the workers say.
///
/// @param personas that have posted there, by the name of the service
record PostsByWorker(Map<String, Set<String>> personas) {

    private static final Pattern POSTED =
            Pattern.compile("chatter_persona_posts_lines_total\\{[^}]*persona=\"([^\"]+)\"[^}]*} (?!0\\.0)");

    static PostsByWorker of(RunningStack stack) {
        return new PostsByWorker(stack.status()
                .get("services")
                .valueStream()
                .filter(service -> service.get("name").asText().startsWith("persona-workers"))
                .collect(toMap(
                        service -> service.get("name").asText(),
                        service -> POSTED.matcher(metrics(service))
                                .results()
                                .map(one -> one.group(1))
                                .collect(toSet()))));
    }

    /// The worker on which most of these have spoken.
    Map.Entry<String, Set<String>> busiest(Set<String> wanted) {
        return personas.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        entry.getValue().stream().filter(wanted::contains).collect(toSet())))
                .max(comparingInt(entry -> entry.getValue().size()))
                .orElseThrow();
    }

    private static String metrics(JsonNode service) {
        URI address = URI.create("http://127.0.0.1:" + service.get("port").asInt() + "/q/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

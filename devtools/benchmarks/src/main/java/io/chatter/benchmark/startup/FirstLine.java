package io.chatter.benchmark.startup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// A viewer that waits for the first persona line with a word of the transcript that it has itself been shown.
/// Callbacks come
/// one after the other on the client's threads.
final class FirstLine implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TELLING_WORD = 4;
    private static final String JOIN =
            "{\"type\":\"join\",\"room\":\"demo\",\"history\":150,\"format\":\"text\",\"name\":\"stopwatch\"}";

    private final Set<String> heard = new HashSet<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Long> seenAtNanos = new CompletableFuture<>();

    private FirstLine() {}

    /// Blocks until such a line is shown.
    ///
    /// @return when, by `System.nanoTime`
    /// @throws Exception when none is shown within `patience` or the socket cannot be used
    static long await(URI page, Duration patience) throws Exception {
        FirstLine viewer = new FirstLine();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI socket = URI.create(page.toString().replaceFirst("^http", "ws")).resolve("/ws");
            WebSocket connection =
                    http.newWebSocketBuilder().buildAsync(socket, viewer).get(10, TimeUnit.SECONDS);
            connection.sendText(JOIN, true).get(10, TimeUnit.SECONDS);
            try {
                return viewer.seenAtNanos.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                connection.abort();
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                JSON.readTree(partial.toString()).forEach(this::look);
            } catch (JsonProcessingException e) {
                seenAtNanos.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        seenAtNanos.completeExceptionally(error);
    }

    private void look(JsonNode event) {
        switch (event.path("type").asText()) {
            case "context" ->
                event.path("segments")
                        .forEach(segment ->
                                heard.addAll(words(segment.path("text").asText())));
            case "message" -> {
                if (event.path("origin").asText().equals("BOT")
                        && words(event.path("text").asText()).stream().anyMatch(heard::contains)) {
                    seenAtNanos.complete(System.nanoTime());
                }
            }
            default -> {
                // Nothing else is waited for.
            }
        }
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z']+")));
        words.removeIf(word -> word.length() < TELLING_WORD);
        return words;
    }
}

package io.chatter.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One line said in a room, over the socket that every client uses. Used by one thread; the HTTP client's thread only
/// fills the queue of events.
public final class ChatLine {

    /// What became of the line.
    public sealed interface Outcome {

        /// The line is in the log.
        ///
        /// @param author as the gateway calls the sender
        /// @param text as everybody sees it
        record Shown(String author, String text, Duration after) implements Outcome {}

        /// The gateway refused it.
        ///
        /// @param retryAfter when the same line may be taken; zero where waiting does not help
        record Rejected(String code, String reason, Duration retryAfter) implements Outcome {}
    }

    /// Who says it, and where.
    ///
    /// @param name wish for a guest's display name
    /// @param ticket of somebody with a token; null for a guest
    public record Sender(
            String room, @Nullable String name, @Nullable String ticket) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NONCE = "cli-1";

    private final URI socket;
    private final Duration patience;

    /// @param socket address of the gateway's socket
    /// @param patience until the line has come back
    public ChatLine(URI socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /// Joins the sender's room, says `text` and waits until it comes back.
    ///
    /// @throws CliFailure when the gateway cannot be reached, knows no such room or stays silent
    public Outcome say(Sender sender, String text) throws InterruptedException {
        String room = sender.room();
        Inbox inbox = new Inbox();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket connection = connect(client, inbox);
            try {
                connection.sendText(join(sender), true).join();
                await(inbox, "joined", room);
                long begin = System.nanoTime();
                connection
                        .sendText(json(Map.of("type", "say", "nonce", NONCE, "text", text)), true)
                        .join();
                return outcome(inbox, room, begin);
            } finally {
                connection.abort();
                client.shutdownNow();
            }
        } catch (CompletionException e) {
            throw new CliFailure("The gateway's socket " + socket + " broke (" + e.getMessage() + ")", "Try again", e);
        }
    }

    private WebSocket connect(HttpClient client, Inbox inbox) {
        try {
            return client.newWebSocketBuilder()
                    .connectTimeout(patience)
                    .buildAsync(socket, inbox)
                    .join();
        } catch (CompletionException e) {
            throw new CliFailure(
                    "The gateway's socket " + socket + " cannot be reached",
                    "Start a stack with `./chatter up`, or look at `./chatter status`",
                    e);
        }
    }

    private Outcome outcome(Inbox inbox, String room, long begin) throws InterruptedException {
        String id = "";
        while (true) {
            JsonNode event = next(inbox, room);
            switch (event.path("type").asText()) {
                case "rejected" -> {
                    return new Outcome.Rejected(
                            event.path("code").asText(),
                            event.path("reason").asText(),
                            Duration.ofMillis(event.path("retry_after_ms").asLong()));
                }
                case "ack" -> id = event.path("message_id").asText();
                case "message" -> {
                    if (event.path("message_id").asText().equals(id)) {
                        return shown(event, begin);
                    }
                    inbox.recent.put(event.path("message_id").asText(), event);
                }
                default -> {}
            }
            JsonNode early = inbox.recent.get(id);
            if (early != null) {
                return shown(early, begin);
            }
        }
    }

    private static Outcome.Shown shown(JsonNode message, long begin) {
        return new Outcome.Shown(
                message.path("author").path("display_name").asText(),
                message.path("text").asText(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private void await(Inbox inbox, String type, String room) throws InterruptedException {
        while (!next(inbox, room).path("type").asText().equals(type)) {
            // history and figures may come first
        }
    }

    private JsonNode next(Inbox inbox, String room) throws InterruptedException {
        JsonNode event = inbox.events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new CliFailure(
                    "The gateway did not answer within " + patience.toSeconds() + " s",
                    "See `./chatter logs chat-gateway`");
        }
        return switch (event.path("type").asText()) {
            case "error" ->
                throw new CliFailure(
                        "The gateway says " + event.path("code").asText() + ": "
                                + event.path("reason").asText(),
                        "Check the room " + room);
            case "closed" ->
                throw new CliFailure(
                        "The gateway closed the socket (" + event.path("code").asInt() + " "
                                + event.path("reason").asText() + ")",
                        "Check the room " + room);
            default -> event;
        };
    }

    private static String join(Sender sender) {
        Map<String, Object> join = new LinkedHashMap<>();
        join.put("type", "join");
        join.put("room", sender.room());
        join.put("format", "text");
        join.put("history", 0);
        if (sender.name() != null) {
            join.put("name", sender.name());
        }
        if (sender.ticket() != null) {
            join.put("ticket", sender.ticket());
        }
        return json(join);
    }

    private static String json(Map<String, ?> frame) {
        try {
            return MAPPER.writeValueAsString(frame);
        } catch (IOException e) {
            throw new IllegalStateException("A map of strings has a JSON form", e);
        }
    }

    /// Collects the events of text frames; a frame is an array of them.
    private static final class Inbox implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        private final Map<String, JsonNode> recent = new HashMap<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try {
                    MAPPER.readTree(partial.toString()).forEach(events::add);
                } catch (IOException e) {
                    events.add(MAPPER.createObjectNode()
                            .put("type", "error")
                            .put("code", "malformed")
                            .put("reason", "a frame that is no JSON"));
                }
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add(MAPPER.createObjectNode()
                    .put("type", "closed")
                    .put("code", code)
                    .put("reason", reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            onClose(socket, 1006, String.valueOf(error.getMessage()));
        }
    }
}

package io.chatter.streamcontext.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.Word;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract over a real socket, against a stub that keeps the Vosk server's protocol, and against faults.
class VoskRecognizerTest {
    private static final Duration DEADLINE = Duration.ofMillis(1_500);
    private static final String FINAL = """
            {"result":[{"conf":0.9,"start":0.12,"end":0.3,"word":"oh"},{"conf":0.7,"start":0.3,"end":0.5,"word":"no"}],
             "text":"oh no"}""";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger bytes = new AtomicInteger();
    private int port;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldKeepTheProtocolAndTheTimes() throws Exception {
        // Given
        AtomicInteger chunks = new AtomicInteger();
        serve(socket -> {
            socket.textMessageHandler(text -> {
                texts.add(text);
                if (text.contains("eof")) {
                    socket.writeTextMessage(
                            "{\"text\":\"we died\",\"result\":[{\"word\":\"we\",\"start\":0.6,\"end\":0.8}]}");
                }
            });
            socket.binaryMessageHandler(sound -> {
                bytes.addAndGet(sound.length());
                int number = chunks.incrementAndGet();
                socket.writeTextMessage(number == 5 ? FINAL : "{\"partial\":\"" + (number < 5 ? "oh" : "we") + "\"}");
            });
        });
        List<Hypothesis> heard = new ArrayList<>();
        try (VoskRecognizer recognizer = new VoskRecognizer(address(), DEADLINE)) {
            // When
            for (SoundChunk chunk : Recordings.silence(Recordings.START, 1)) {
                heard.addAll(recognizer.hear(chunk));
            }
            heard.addAll(recognizer.finish());
        }

        // Then
        assertThat(texts.getFirst()).contains("\"sample_rate\":16000");
        assertThat(texts.getLast()).contains("eof");
        assertThat(bytes).hasValue(2 * SoundChunk.RATE);
        assertThat(heard)
                .filteredOn(Hypothesis::isFinal)
                .extracting(Hypothesis::text)
                .containsExactly("oh no", "we died");
        Hypothesis first =
                heard.stream().filter(Hypothesis::isFinal).findFirst().orElseThrow();
        assertThat(first.start()).isEqualTo(Recordings.START.plusMillis(120));
        assertThat(first.end()).isEqualTo(Recordings.START.plusMillis(500));
        assertThat(first.confidence()).isBetween(0.79f, 0.81f);
        assertThat(first.words())
                .containsExactly(
                        new Word(first.start(), Recordings.START.plusMillis(300), "oh", 0.9f),
                        new Word(Recordings.START.plusMillis(300), first.end(), "no", 0.7f));
    }

    @Test
    void shouldBeginAnewBehindAHole() throws Exception {
        // Given
        AtomicInteger conversations = new AtomicInteger();
        serve(socket -> {
            conversations.incrementAndGet();
            socket.textMessageHandler(text -> {
                if (text.contains("eof")) {
                    socket.writeTextMessage(FINAL);
                }
            });
            socket.binaryMessageHandler(sound -> socket.writeTextMessage("{\"partial\":\"\"}"));
        });
        List<Hypothesis> heard = new ArrayList<>();
        try (VoskRecognizer recognizer = new VoskRecognizer(address(), DEADLINE)) {
            // When
            Recordings.silence(Recordings.START, 0.5).forEach(chunk -> heard.addAll(recognizer.hear(chunk)));
            Recordings.silence(Recordings.START.plusSeconds(60), 0.5)
                    .forEach(chunk -> heard.addAll(recognizer.hear(chunk)));
            heard.addAll(recognizer.finish());
        }

        // Then
        assertThat(conversations).hasValue(2);
        assertThat(heard)
                .extracting(Hypothesis::start)
                .containsExactly(
                        Recordings.START.plusMillis(120),
                        Recordings.START.plusSeconds(60).plusMillis(120));
    }

    @Test
    void shouldNameEveryFault() throws Exception {
        assertFault("cannot be reached", null);
        assertFault("has not answered in 1500 ms", socket -> {});
        assertFault("hung up", ServerWebSocket::close);
        assertFault("is no JSON", socket -> socket.binaryMessageHandler(sound -> socket.writeTextMessage("oops")));
        assertFault(
                "neither text nor partial",
                socket -> socket.binaryMessageHandler(sound -> socket.writeTextMessage("{}")));
    }

    private void assertFault(String message, @org.jspecify.annotations.Nullable Consumer<ServerWebSocket> behaviour)
            throws Exception {
        HttpServer server = behaviour == null ? null : serve(behaviour);
        if (server == null) {
            port = 1;
        }
        try (VoskRecognizer recognizer = new VoskRecognizer(address(), DEADLINE)) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThatThrownBy(() -> {
                                for (SoundChunk chunk : Recordings.silence(Recordings.START, 6)) {
                                    recognizer.hear(chunk);
                                }
                                recognizer.finish();
                            })
                            .isInstanceOf(RecognitionException.class)
                            .hasMessageContaining(message));
        }
    }

    private HttpServer serve(Consumer<ServerWebSocket> behaviour) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .webSocketHandler(behaviour::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        port = server.actualPort();
        return server;
    }

    private URI address() {
        return URI.create("ws://127.0.0.1:" + port);
    }
}

package io.chatter.streamcontext.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.VoiceActivity;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import io.chatter.streamcontext.utterance.Utterance;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract over real HTTP, against answers of the shapes that servers publish, and against what goes wrong.
class HttpTranscriberTest {
    private static final String OPENAI = """
            {"task":"transcribe","language":"english","duration":2.0,"text":"Oh no. We died!",
             "segments":[{"id":0,"seek":0,"start":0.0,"end":1.0,"text":" Oh no.","avg_logprob":-0.105,"no_speech_prob":0.01},
                         {"id":1,"seek":0,"start":1.0,"end":1.9,"text":" We died!","avg_logprob":-0.2,"no_speech_prob":0.02}],
             "words":[{"word":"Oh","start":0.1,"end":0.4}]}""";
    private static final String WHISPER_CPP = """
            {"task":"transcribe","text":" Oh no.\\n","segments":[{"id":0,"text":" Oh no.","start":0,"end":2,
             "words":[{"word":" Oh","start":0.2,"end":0.4,"probability":0.9},{"word":" no.","start":0.4,"end":0.9}]}]}""";
    private static final Utterance UTTERANCE = new Utterance(Recordings.START, new short[2 * SoundChunk.RATE]);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    private interface Answers {
        void answer(HttpExchange exchange, int request) throws Exception;
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void shouldSendTheUtteranceWithWhatWasSaidBefore() throws Exception {
        // Given
        answering((exchange, request) -> send(exchange, 200, OPENAI));

        // When
        transcriber().transcribe(UTTERANCE, "the spider is dead");

        // Then
        assertThat(authorizations).containsExactly("Bearer secret");
        assertThat(requests)
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("name=\"file\"; filename=\"utterance.wav\"", "RIFF", "WAVEfmt ")
                        .contains("name=\"model\"\r\n\r\nlarge\r\n")
                        .contains("name=\"language\"\r\n\r\nen\r\n")
                        .contains("name=\"prompt\"\r\n\r\nthe spider is dead\r\n")
                        .contains("name=\"response_format\"\r\n\r\nverbose_json\r\n")
                        .contains("name=\"timestamp_granularities[]\"\r\n\r\nword\r\n"));
    }

    @Test
    void shouldHaveAddressesJudgedBeforeTheirSignsAreLost() throws Exception {
        // Given
        RoomContext room = new RoomContext(
                "demo",
                ContextSettings.defaults(),
                new ModeratedTranscript(new TextModeration(), ModerationPolicy.defaults()));

        // When
        room.heard(heard("{\"text\":\"Write to john.doe@gmail.com, my IP is 84.17.33.2.\"}"));

        // Then
        StreamContext context = room.snapshot(
                new UUID(1, 2),
                Recordings.START.plusSeconds(3),
                new RecognizerStatus("http", Duration.ZERO, new RecognizerStatus.Hearing.Listening()));
        assertThat(context.toString()).contains("write to").doesNotContain("gmail", "doe", "84");
    }

    @Test
    void shouldReadTheShapesThatServersAnswer() throws Exception {
        assertThat(heard(OPENAI))
                .extracting(
                        Hypothesis::text,
                        hypothesis -> offset(hypothesis.start()),
                        hypothesis -> offset(hypothesis.end()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("oh no", 0L, 1_000L),
                        org.assertj.core.groups.Tuple.tuple("we died", 1_000L, 1_900L));
        assertThat(heard(OPENAI).getFirst().confidence()).isBetween(0.89f, 0.91f);
        assertThat(heard(WHISPER_CPP)).singleElement().satisfies(hypothesis -> {
            assertThat(offset(hypothesis.start())).isEqualTo(200);
            assertThat(offset(hypothesis.end())).isEqualTo(900);
        });
        assertThat(heard("{\"text\":\"Hello, chat.\"}"))
                .extracting(Hypothesis::text)
                .containsExactly("hello chat");
        assertThat(heard("{\"text\":\"\"}")).isEmpty();
        assertThat(heard("{\"text\":\"[BLANK_AUDIO]\",\"segments\":[{\"text\":\"[BLANK_AUDIO]\"}]}"))
                .isEmpty();
        assertThat(heard("{\"text\":\"thanks\",\"segments\":[{\"text\":\"Thanks.\",\"start\":0,\"end\":1,"
                        + "\"no_speech_prob\":0.9,\"avg_logprob\":-1.4}]}"))
                .as("words made up in silence")
                .isEmpty();
        assertThat(heard("{\"text\":\"a\",\"segments\":[{\"text\":\"a\",\"start\":-4,\"end\":1e9}]}"))
                .singleElement()
                .satisfies(hypothesis -> assertThat(offset(hypothesis.end())).isEqualTo(2_000));
    }

    @Test
    void shouldTimeWordsInsideAndBesideSegments() throws Exception {
        // Given: OpenAI's own answer has them beside, whisper.cpp's inside and in pieces
        String beside = """
                {"text":"Oh no. We died!",
                 "segments":[{"start":0.0,"end":1.0,"text":" Oh no."},{"start":1.0,"end":1.9,"text":" We died!"}],
                 "words":[{"word":"Oh","start":0.1,"end":0.4},{"word":"no","start":0.4,"end":0.7},
                          {"word":"We","start":1.1,"end":1.3},{"word":"died","start":1.3,"end":1.8}]}""";
        String pieces = """
                {"text":" A monkey.","segments":[{"text":" A monkey.","start":0,"end":2,"words":[
                 {"word":" A","start":0.2,"end":0.3,"probability":0.9},{"word":" mon","start":0.3,"end":0.5,"probability":0.8},
                 {"word":"key","start":0.5,"end":0.8,"probability":0.6},{"word":".","start":0.8,"end":1.0,"probability":0.9}]}]}""";

        // Then
        assertThat(heard(beside))
                .extracting(HttpTranscriberTest::times)
                .containsExactly("oh 100-400, no 400-700", "we 1100-1300, died 1300-1800");
        assertThat(heard(pieces)).extracting(HttpTranscriberTest::times).containsExactly("a 200-300, monkey 300-800");
        assertThat(heard(pieces).getFirst().words().getLast().confidence()).isBetween(0.69f, 0.71f);
        assertThat(heard(OPENAI))
                .as("words of another text")
                .allSatisfy(said -> assertThat(said.words()).isEmpty());
    }

    @Test
    void shouldTryOnceMoreWhatMayPass() throws Exception {
        for (int status : List.of(429, 500, 503)) {
            // Given
            requests.clear();
            answering((exchange, request) -> send(exchange, request == 1 ? status : 200, OPENAI));

            // When
            List<Hypothesis> heard = transcriber().transcribe(UTTERANCE, "");

            // Then
            assertThat(heard).hasSize(2);
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void shouldNotRepeatWhatWillNot() {
        // Given
        answering((exchange, request) -> send(exchange, 401, "{\"error\":{\"message\":\"bad key secret\"}}"));

        // Then
        assertThatThrownBy(() -> transcriber().transcribe(UTTERANCE, ""))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("chatter.speech.http.api-key")
                .hasMessageNotContaining("secret");
        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldNameEveryFault() {
        fails("is no JSON", (exchange, request) -> send(exchange, 200, "<html>busy</html>"));
        fails("neither text nor segments", (exchange, request) -> send(exchange, 200, "{\"detail\":\"?\"}"));
        fails("answered 503", (exchange, request) -> send(exchange, 503, ""));
        fails("answered 302", (exchange, request) -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            send(exchange, 302, "");
        });
        fails("cannot be used", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"te".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
    }

    @Test
    void shouldKeepTheDeadlineAlsoWhileABodyTrickles() {
        fails("has not answered in 1500 ms", (exchange, request) -> released.await());
        fails("has not answered in 1500 ms", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            released.await();
        });
    }

    @Test
    void shouldSayWhoCannotBeReached() {
        // Given
        server.stop(0);

        // Then
        assertThatThrownBy(() -> transcriber().transcribe(UTTERANCE, ""))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void shouldHearTheDemoUtteranceByUtterance() throws Exception {
        // Given
        answering((exchange, request) -> send(exchange, 200, "{\"text\":\"words " + request + "\"}"));
        List<Hypothesis> heard = new ArrayList<>();

        // When
        try (SpeechRecognizer recognizer =
                new TranscriptionEngine(Optional.of(settings()), VoiceActivity::byLoudness).open()) {
            for (SoundChunk chunk : Recordings.part(Recordings.demo(), 0, 32)) {
                heard.addAll(recognizer.hear(chunk));
            }
            heard.addAll(recognizer.finish());
        }

        // Then: six sentences or groups of them, in order, each near where it is said
        assertThat(heard).hasSizeBetween(4, 12);
        assertThat(heard).extracting(Hypothesis::start).isSorted();
        assertThat(heard)
                .allSatisfy(hypothesis -> assertThat(Duration.between(hypothesis.start(), hypothesis.end()))
                        .isLessThanOrEqualTo(Duration.ofSeconds(12)));
        assertThat(offset(heard.getFirst().start())).isBetween(300L, 900L);
        assertThat(requests.getLast()).contains("name=\"prompt\"\r\n\r\nwords ");
    }

    private void fails(String message, Answers answers) {
        answering(answers);
        assertThatThrownBy(() -> transcriber().transcribe(UTTERANCE, ""))
                .isInstanceOf(RecognitionException.class)
                .hasMessageContaining(message);
    }

    private List<Hypothesis> heard(String answer) throws InterruptedException {
        answering((exchange, request) -> send(exchange, 200, answer));
        return transcriber().transcribe(UTTERANCE, "");
    }

    private void answering(Answers answers) {
        try {
            server.removeContext("/v1/audio/transcriptions");
        } catch (IllegalArgumentException absent) {
            // the first one
        }
        server.createContext("/v1/audio/transcriptions", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            try {
                answers.answer(exchange, requests.size());
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpTranscriber transcriber() {
        return new HttpTranscriber(settings());
    }

    private TranscriptionServer settings() {
        return new TranscriptionServer(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/"),
                Optional.of("secret"),
                "large",
                Optional.of("en"),
                Duration.ofMillis(1_500),
                2);
    }

    private static String times(Hypothesis said) {
        return said.words().stream()
                .map(word -> word.text() + " " + offset(word.start()) + "-" + offset(word.end()))
                .collect(Collectors.joining(", "));
    }

    private static long offset(java.time.Instant at) {
        return Duration.between(Recordings.START, at).toMillis();
    }
}

package io.chatter.streamcontext.transcription;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.utterance.Transcriber;
import io.chatter.streamcontext.utterance.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a transcription server. What may pass by itself (429, 5xx, a reset) is tried once more inside the
/// deadline; what will not, such as a wrong key, is not.
final class HttpTranscriber implements Transcriber {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 1_000_000;

    private final TranscriptionServer server;
    // HTTP/1.1: several servers trip over the offer of an upgrade to HTTP/2.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    HttpTranscriber(TranscriptionServer server) {
        this.server = server;
    }

    @Override
    public List<Hypothesis> transcribe(Utterance utterance, String before) throws InterruptedException {
        HttpRequest request = request(utterance, before);
        FutureTask<List<Hypothesis>> task = new FutureTask<>(() -> tryTwice(request, utterance));
        Thread worker = Thread.ofVirtual().start(task);
        try {
            return withinDeadline(task);
        } finally {
            worker.interrupt();
        }
    }

    /// The deadline holds for the whole answer, its body included.
    private List<Hypothesis> withinDeadline(Future<List<Hypothesis>> task) throws InterruptedException {
        try {
            return task.get(server.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RecognitionException(
                    "the transcription server has not answered in "
                            + server.deadline().toMillis() + " ms",
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RecognitionException known
                    ? known
                    : new RecognitionException("the transcription server cannot be used: " + e.getCause(), e);
        }
    }

    private List<Hypothesis> tryTwice(HttpRequest request, Utterance utterance)
            throws IOException, InterruptedException {
        Answer first;
        try {
            first = ask(request);
        } catch (IOException e) {
            first = new Answer(0, String.valueOf(e.getMessage()));
        }
        Answer answer = first.isPassing() ? ask(request) : first;
        if (answer.status() != 200) {
            throw new RecognitionException("the transcription server answered " + answer.status() + mend(answer));
        }
        return TranscriptionAnswer.read(answer.body(), utterance);
    }

    private Answer ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Answer(response.statusCode(), new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    private record Answer(int status, String body) {
        /// Whether the next try may go better.
        boolean isPassing() {
            return status == 0 || status == 429 || status >= 500;
        }
    }

    /// Bodies may repeat what was said or sent, so they stay out of messages.
    private static String mend(Answer answer) {
        return switch (answer.status()) {
            case 401, 403 -> "; check chatter.speech.http.api-key";
            case 404 -> "; check chatter.speech.http.url and model";
            default -> "";
        };
    }

    private HttpRequest request(Utterance utterance, String before) {
        MultipartForm form = new MultipartForm()
                .file("file", "utterance.wav", "audio/wav", utterance.wav())
                .field("model", server.model())
                .field("response_format", "verbose_json")
                .field("timestamp_granularities[]", "word")
                .field("timestamp_granularities[]", "segment")
                .field("temperature", "0");
        server.language().ifPresent(language -> form.field("language", language));
        if (!before.isBlank()) {
            form.field("prompt", before);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server.transcriptions())
                .timeout(server.deadline())
                .header("Content-Type", form.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
        server.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }
}

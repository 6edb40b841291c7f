package io.chatter.streamcontext.vosk;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.SoundChunk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A socket to a Vosk server, as its own test client uses it: a text message `config`, then binary messages of
/// samples, each answered by one text message, at last `eof`, answered once more. Messages are sent by one
/// thread; the client's threads bring answers.
final class VoskConversation implements WebSocket.Listener {
    private static final int MOST_UNANSWERED = 20;
    private static final int LONGEST_ANSWER = 200_000;

    private final Instant start;
    private final Duration deadline;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
    private final StringBuilder parts = new StringBuilder();
    private volatile @Nullable String fault;
    private @Nullable WebSocket socket;
    private String partial = "";
    private Instant since;
    private Instant until;

    private VoskConversation(Instant start, Duration deadline) {
        this.start = start;
        this.since = start;
        this.until = start;
        this.deadline = deadline;
    }

    /// @param start when the first sample was played
    /// @throws RecognitionException when the server cannot be reached
    static VoskConversation begin(URI server, Instant start, Duration deadline) {
        VoskConversation conversation = new VoskConversation(start, deadline);
        conversation.socket = conversation.await(
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .connectTimeout(deadline)
                        .buildAsync(server, conversation),
                "cannot be reached at " + server);
        conversation.await(
                conversation
                        .socket()
                        .sendText("{\"config\":{\"sample_rate\":" + SoundChunk.RATE + ",\"words\":1}}", true),
                "takes no settings");
        return conversation;
    }

    /// Waits while the server is behind by two seconds.
    ///
    /// @throws RecognitionException when it stays behind, or has gone
    void say(SoundChunk chunk) {
        requireUp();
        try {
            if (!unanswered.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RecognitionException("the Vosk server has not answered in " + deadline.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        requireUp();
        ByteBuffer bytes =
                ByteBuffer.allocate(chunk.samples().length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(chunk.samples());
        await(socket().sendBinary(bytes, true), "takes no sound");
        until = chunk.end();
    }

    /// What was answered by now.
    List<Hypothesis> answers() {
        List<String> texts = new ArrayList<>();
        answers.drainTo(texts);
        List<Hypothesis> heard = new ArrayList<>();
        for (String text : texts) {
            VoskAnswer.read(text, start, new VoskAnswer.Underway(since, until, partial))
                    .ifPresent(hypothesis -> {
                        partial = hypothesis.isFinal() ? "" : hypothesis.text();
                        since = hypothesis.isFinal() ? hypothesis.end() : since;
                        heard.removeIf(older -> !older.isFinal());
                        heard.add(hypothesis);
                    });
        }
        return heard;
    }

    /// Says goodbye and waits for the last words.
    List<Hypothesis> end() {
        requireUp();
        try {
            if (!unanswered.tryAcquire(MOST_UNANSWERED, deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RecognitionException("the Vosk server has not answered in " + deadline.toMillis() + " ms");
            }
            List<Hypothesis> heard = new ArrayList<>(answers());
            await(socket().sendText("{\"eof\":1}", true), "takes no goodbye");
            String last = answers.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (last == null) {
                throw new RecognitionException("the Vosk server gave no last words in " + deadline.toMillis() + " ms");
            }
            answers.add(last);
            heard.addAll(answers());
            return heard;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    void hangUp() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        if (parts.length() + data.length() > LONGEST_ANSWER) {
            fault = "answers without end";
            webSocket.abort();
            return null;
        }
        parts.append(data);
        if (last) {
            answers.add(parts.toString());
            parts.setLength(0);
            unanswered.release();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        fault = "hung up (" + statusCode + ")";
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        fault = "broke off: " + error;
    }

    private void requireUp() {
        String known = fault;
        if (known != null) {
            throw new RecognitionException("the Vosk server " + known);
        }
    }

    private WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("the conversation has not begun");
        }
        return open;
    }

    private <T> T await(CompletableFuture<T> step, String otherwise) {
        try {
            return step.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new RecognitionException("the Vosk server " + otherwise + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new RecognitionException("the Vosk server " + otherwise + " in " + deadline.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecognitionException("interrupted", e);
        }
    }
}

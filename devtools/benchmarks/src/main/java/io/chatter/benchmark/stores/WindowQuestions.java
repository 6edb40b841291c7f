package io.chatter.benchmark.stores;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.benchmark.ground.Trends;
import io.chatter.benchmark.stores.Answer.Asker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Asks instances for the newest fast window of rooms, over and over, each instance for each room on a virtual thread
/// of its own, until closed. Thread-safe.
final class WindowQuestions implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WindowQuestions(Collection<Trends> instances, List<String> rooms) {
        for (Trends instance : instances) {
            rooms.forEach(room -> threads.execute(() -> askOn(new Asker(instance.port(), room))));
        }
    }

    /// All so far.
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /// What an instance has itself of a room, as its own or as a copy; it passes this question on to nobody.
    static Answer ofItsOwn(Trends instance, String room) throws InterruptedException {
        return ask(new Asker(instance.port(), room), true);
    }

    private void askOn(Asker asker) {
        try {
            while (true) {
                answers.add(ask(asker, false));
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer ask(Asker asker, boolean itsOwn) throws InterruptedException {
        HttpRequest.Builder question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + asker.port() + "/api/trends-fast/" + asker.room()))
                .timeout(PATIENCE);
        if (itsOwn) {
            question.header("X-Chatter-Passed-On", "true");
        }
        long begin = System.nanoTime();
        Instant end;
        try {
            HttpResponse<String> answer = CLIENT.send(question.build(), BodyHandlers.ofString());
            end = answer.statusCode() == OK
                    ? Instant.parse(
                            JSON.readTree(answer.body()).get("window_end").asText())
                    : Instant.MIN;
        } catch (IOException e) {
            end = Instant.MIN;
        }
        return new Answer(asker, Instant.now(), Duration.ofNanos(System.nanoTime() - begin), end);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}

package io.chatter.persona.langchain4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// An OpenAI-compatible server over real HTTP that answers as told. Each request has a virtual thread.
public final class StubLlm implements AutoCloseable {

    public static final String GOOD = """
            {"id":"1","object":"chat.completion","model":"tiny","choices":[{"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"\\"that jump though\\""}}],
            "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    /// When the parts of an answer come.
    public enum Pace {
        AT_ONCE,
        /// Nothing for half a minute, then all of it.
        LATE,
        /// Headers and half of the body, then nothing.
        STALLING
    }

    /// What to answer with.
    ///
    /// @param promised length in the header; more than the body holds makes it a truncated answer
    public record Answer(int status, Map<String, String> headers, String body, int promised, Pace pace) {

        public static Answer of(int status, String body) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            return new Answer(status, Map.of(), body, length, Pace.AT_ONCE);
        }

        public Answer header(String name, String value) {
            return new Answer(status, Map.of(name, value), body, promised, pace);
        }

        public Answer truncated() {
            return new Answer(status, headers, body.substring(0, body.length() / 2), promised, pace);
        }

        public Answer at(Pace other) {
            return new Answer(status, headers, body, promised, other);
        }
    }

    private static final int LATENCY_SECONDS = 30;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> protocols = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile List<Answer> answers = List.of(Answer.of(200, GOOD));
    private volatile boolean hanging;

    public StubLlm() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::handle);
        server.createContext("/v1/messages", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /// One answer for each request; the last one for all further ones.
    public void answer(Answer... next) {
        answers = List.of(next);
        requests.clear();
    }

    public void hang() {
        hanging = true;
    }

    /// Bodies of all requests since the last [#answer].
    public List<String> requests() {
        return requests;
    }

    /// Upgrade headers seen: none, for HTTP/1.1 is forced.
    List<String> upgrades() {
        return protocols;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String upgrade = exchange.getRequestHeaders().getFirst("Upgrade");
            if (upgrade != null) {
                protocols.add(upgrade);
            }
            if (hanging) {
                closing.await();
            }
            Answer answer = answers.get(Math.min(requests.size(), answers.size()) - 1);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (answer.pace() == Pace.LATE) {
                boolean _ = closing.await(LATENCY_SECONDS, TimeUnit.SECONDS);
            }
            exchange.sendResponseHeaders(answer.status(), answer.promised());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.pace() == Pace.STALLING) {
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                closing.await();
            }
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

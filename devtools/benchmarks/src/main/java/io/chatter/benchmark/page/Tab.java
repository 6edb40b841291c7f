package io.chatter.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// One page of a [Chromium]. Owned by one thread.
final class Tab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMOTES = "/emotes/";

    private final Chromium chromium;
    private final String target;
    private final String session;
    private final Map<String, String> addresses = new HashMap<>();
    private long received;

    Tab(Chromium chromium, String target, String session) {
        this.chromium = chromium;
        this.target = target;
        this.session = session;
        chromium.listen(session, this::heard);
        chromium.ask(session, "Page.enable");
        chromium.ask(session, "Network.enable");
        chromium.ask(session, "HeapProfiler.enable");
        chromium.ask(session, "Performance.enable");
    }

    /// Runs `script` in every document before anything of its own.
    void prepare(String script) {
        chromium.ask(session, "Page.addScriptToEvaluateOnNewDocument", parameters("source", script));
    }

    void go(String address) {
        chromium.ask(session, "Page.navigate", parameters("url", address));
    }

    /// The value of an expression; that of its promise if it is one.
    ///
    /// @throws IllegalStateException when it throws
    JsonNode evaluate(String expression) {
        JsonNode result = chromium.ask(
                session,
                "Runtime.evaluate",
                parameters("expression", expression).put("awaitPromise", true).put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /// Waits until an expression is true.
    void await(String expression) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the page never came to " + expression);
            }
            Thread.sleep(20);
        }
    }

    /// JavaScript's heap that is in use after two full collections: what is held weakly goes with the second.
    double heapMegabytes() {
        chromium.ask(session, "HeapProfiler.collectGarbage");
        chromium.ask(session, "HeapProfiler.collectGarbage");
        return chromium.ask(session, "Runtime.getHeapUsage").path("usedSize").asDouble() / (1 << 20);
    }

    /// What the browser counts of the page, by its names: seconds that the main thread has spent so far, as
    /// `ScriptDuration`, `LayoutDuration`, `TaskDuration` …
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new HashMap<>();
        for (JsonNode metric : chromium.ask(session, "Performance.getMetrics").path("metrics")) {
            metrics.put(metric.path("name").asText(), metric.path("value").asDouble());
        }
        return metrics;
    }

    /// What came over the wire so far, headers included, without emotes and sockets.
    synchronized double receivedKilobytes() {
        return received / 1_024.0;
    }

    @Override
    public void close() {
        chromium.ask("", "Target.closeTarget", parameters("targetId", target));
    }

    private synchronized void heard(String method, JsonNode event) {
        String request = event.path("requestId").asText();
        switch (method) {
            case "Network.requestWillBeSent" ->
                addresses.put(request, event.path("request").path("url").asText());
            case "Network.loadingFinished" -> {
                if (!addresses.getOrDefault(request, EMOTES).contains(EMOTES)) {
                    received += event.path("encodedDataLength").asLong();
                }
            }
            default -> {}
        }
    }

    private static ObjectNode parameters(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}

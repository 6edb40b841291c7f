package io.chatter.benchmark.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.load.FrameSink;
import io.chatter.benchmark.load.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A viewer who clocks, for each sentence that the recogniser is done with, the first persona's line that was written
/// about it: from the end
/// of the speech to the line's frame. Owned by the load's thread.
final class SpeechTimes implements FrameSink {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> spokenUntil = new HashMap<>();
    /// End of the newest sentence clocked: a window may hold sentences of the one before.
    private long newest;

    private final Latencies toContext = new Latencies();
    private final Latencies toLine = new Latencies();

    /// From the end of speech to its context on this socket.
    Latencies toContext() {
        return toContext;
    }

    /// From the end of speech to the first line about it on this socket.
    Latencies toLine() {
        return toLine;
    }

    @Override
    public int wanted() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void frame(byte[] bytes, int length, long now) {
        try {
            for (JsonNode event : JSON.readTree(bytes, 0, length)) {
                switch (event.path("type").asText()) {
                    case "context" -> heard(event);
                    case "message" -> shown(event);
                    default -> {
                        // Nothing else is clocked.
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a frame", e);
        }
    }

    private void heard(JsonNode context) {
        long end = 0;
        for (JsonNode segment : context.path("segments")) {
            if (segment.path("is_final").asBoolean()) {
                end = Math.max(end, segment.path("end").asLong());
            }
        }
        if (end > newest) {
            newest = end;
            spokenUntil.put(context.path("context_id").asText(), end);
            toContext.add(since(end));
        }
    }

    private void shown(JsonNode line) {
        String context = line.path("provenance").path("context_id").asText();
        Long end = spokenUntil.remove(context);
        if (end != null) {
            toLine.add(since(end));
        }
    }

    private static long since(long epochMillis) {
        return Duration.ofMillis(System.currentTimeMillis() - epochMillis).toNanos();
    }
}

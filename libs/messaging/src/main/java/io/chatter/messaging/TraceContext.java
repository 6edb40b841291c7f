package io.chatter.messaging;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// A position in a trace, as the W3C `traceparent` header carries it from record to record.
///
/// @param traceId 32 lower-case hex digits, not all zero
/// @param spanId 16 lower-case hex digits, not all zero
/// @param sampled whether the trace is recorded
public record TraceContext(String traceId, String spanId, boolean sampled) {

    public static final String HEADER = "traceparent";

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    // A later version may append fields; version ff is invalid (Trace Context, section 3.2.2).
    private static final Pattern TRACE_PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(" + TRACE_ID + ")-(" + SPAN_ID + ")-([0-9a-f]{2})(-.*)?");

    public TraceContext {
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new IllegalArgumentException("trace id must be 32 hex digits, not all zero: " + traceId);
        }
        if (!SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException("span id must be 16 hex digits, not all zero: " + spanId);
        }
    }

    /// A new, sampled trace.
    public static TraceContext start(RandomGenerator random) {
        return new TraceContext(hex(random) + hex(random), hex(random), true);
    }

    /// The context of the last well-formed header; empty when there is none.
    public static Optional<TraceContext> extract(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        Matcher matcher = TRACE_PARENT.matcher(new String(header.value(), StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
        return Optional.of(new TraceContext(matcher.group(1), matcher.group(2), sampled));
    }

    /// The trace of `headers` goes on in a new span; without one a new trace starts.
    public static TraceContext continueFrom(Headers headers, RandomGenerator random) {
        return extract(headers).map(parent -> parent.child(random)).orElseGet(() -> start(random));
    }

    /// A new span of the same trace.
    public TraceContext child(RandomGenerator random) {
        return new TraceContext(traceId, hex(random), sampled);
    }

    /// Sets the header, in place of one that is there.
    public void inject(Headers headers) {
        headers.remove(HEADER);
        headers.add(HEADER, traceparent().getBytes(StandardCharsets.US_ASCII));
    }

    /// The header's text form.
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + (sampled ? "01" : "00");
    }

    private static String hex(RandomGenerator random) {
        long bits;
        do {
            bits = random.nextLong();
        } while (bits == 0);
        return HexFormat.of().toHexDigits(bits);
    }
}

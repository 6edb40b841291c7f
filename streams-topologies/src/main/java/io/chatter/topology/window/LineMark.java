package io.chatter.topology.window;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What an aggregation does with what `LineFeed` hands on, told in a header.
enum LineMark {
    /// A line: closes windows and counts.
    LIVE,
    /// A line before the first that came since the task began here: counts, and closes only windows behind those that
    /// were told before.
    PAST,
    /// No line, but time has come this far: closes windows only.
    TICK;

    private static final String HEADER = "line-mark";

    Headers headers() {
        return new RecordHeaders().add(HEADER, name().getBytes(StandardCharsets.US_ASCII));
    }

    static LineMark of(Headers headers) {
        Header mark = headers.lastHeader(HEADER);
        return mark == null ? LIVE : valueOf(new String(mark.value(), StandardCharsets.US_ASCII));
    }
}

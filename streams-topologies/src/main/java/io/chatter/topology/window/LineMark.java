package io.chatter.topology.window;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What an aggregation does with what `LineFeed` hands on, told in a header.
enum LineMark {
    /// No line, but the first is about to come since the task began here, of this time: where nothing was told
    /// before, windows are told from here on, also if the task is killed before the first.
    BEGIN,
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

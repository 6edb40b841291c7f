package io.chatter.observability.tracing;

import io.chatter.observability.EventLog;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/// Appends spans to a file, one JSON object a line, for a machine without a collector: `trace_id`, `span_id`,
/// `parent_span_id` (zeros at the beginning), `service`, `name`, `start_ns`, `end_ns`. Several processes may append to
/// the same file: each batch is one write. Called by the batch processor's thread.
final class FileSpanExporter implements SpanExporter {

    private static final EventLog LOG = EventLog.of(FileSpanExporter.class);

    private final String service;
    private final Path file;

    FileSpanExporter(String service, Path file) {
        this.service = service;
        this.file = file;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        StringBuilder lines = new StringBuilder();
        spans.forEach(span -> lines.append(json(span)).append('\n'));
        try {
            Files.write(
                    file,
                    lines.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            LOG.warn("spans.unwritten", e, "file", file, "spans", spans.size());
            return CompletableResultCode.ofFailure();
        }
    }

    /// Names and ids need no escaping: they are the program's own.
    private String json(SpanData span) {
        return "{\"trace_id\":\"" + span.getTraceId() + "\",\"span_id\":\"" + span.getSpanId()
                + "\",\"parent_span_id\":\"" + span.getParentSpanId() + "\",\"service\":\"" + service
                + "\",\"name\":\"" + span.getName() + "\",\"start_ns\":" + span.getStartEpochNanos() + ",\"end_ns\":"
                + span.getEndEpochNanos() + "}";
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}

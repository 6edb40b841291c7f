package io.chatter.observability.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where spans go, as the environment says.
///
/// @param service name of this process in traces
/// @param collector base address of an OTLP/HTTP collector
/// @param file where spans are appended as JSON, one a line
/// @param share of traces that begin here which are recorded, 0 to 1; a trace that comes in is followed as it was begun
public record TracingSettings(String service, Optional<URI> collector, Optional<Path> file, double share) {

    /// OpenTelemetry's own name.
    public static final String COLLECTOR = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static final String FILE = "CHATTER_TRACING_FILE";

    /// OpenTelemetry's own name.
    public static final String SHARE = "OTEL_TRACES_SAMPLER_ARG";

    /// Every variable that is read.
    public static final List<String> KEYS = List.of(COLLECTOR, FILE, SHARE);

    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final Duration FILE_DELAY = Duration.ofMillis(200);

    public TracingSettings {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(SHARE + " must be a number from 0 to 1, not " + share);
        }
    }

    /// @throws IllegalArgumentException naming the variable that is wrong
    public static TracingSettings of(String service, Map<String, String> environment) {
        return new TracingSettings(
                service,
                text(environment, COLLECTOR).map(URI::create),
                text(environment, FILE).map(Path::of),
                text(environment, SHARE).map(TracingSettings::share).orElse(1.0));
    }

    /// Empty when spans have nowhere to go.
    Optional<SdkTracerProvider> provider() {
        if (collector.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        var provider = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .setResource(Resource.getDefault()
                        .merge(Resource.builder()
                                .put(AttributeKey.stringKey("service.name"), service)
                                .build()));
        collector.ifPresent(base -> provider.addSpanProcessor(batched(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(base.toString().replaceAll("/+$", "") + "/v1/traces")
                        .build(),
                DELAY)));
        file.ifPresent(path -> provider.addSpanProcessor(batched(new FileSpanExporter(service, path), FILE_DELAY)));
        return Optional.of(provider.build());
    }

    private static BatchSpanProcessor batched(SpanExporter exporter, Duration delay) {
        return BatchSpanProcessor.builder(exporter).setScheduleDelay(delay).build();
    }

    private static Optional<String> text(Map<String, String> environment, String key) {
        @Nullable String value = environment.get(key);
        return Optional.ofNullable(value).map(String::strip).filter(found -> !found.isEmpty());
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(SHARE + " must be a number from 0 to 1, not '" + text + "'", e);
        }
    }
}

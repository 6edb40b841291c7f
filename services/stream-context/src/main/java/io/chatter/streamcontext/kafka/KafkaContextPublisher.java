package io.chatter.streamcontext.kafka;

import io.chatter.messaging.TraceContext;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.observability.TraceScope;
import io.chatter.observability.tracing.Step;
import io.chatter.observability.tracing.Tracing;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextPublisher;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// Contexts to their topic, keyed by room, counted when Kafka has them. While it is away a few wait and the
/// rest is dropped.
@ApplicationScoped
public class KafkaContextPublisher implements ContextPublisher {
    private static final EventLog LOG = EventLog.of(KafkaContextPublisher.class);

    private final Emitter<StreamContext> emitter;
    private final MeterRegistry meters;

    public KafkaContextPublisher(
            @Channel("contexts") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<StreamContext> emitter,
            MeterRegistry meters) {
        this.emitter = emitter;
        this.meters = meters;
    }

    /// A trace begins when what the context tells of was said: as long ago as the recogniser lags.
    private static RecordHeaders traced(StreamContext context) {
        RecordHeaders headers = new RecordHeaders();
        Instant now = Instant.now();
        Tracing.record(
                        Step.CONTEXT,
                        Optional.empty(),
                        now.minusMillis(context.getRecogniser().getLagMs()),
                        now)
                .inject(headers);
        return headers;
    }

    @Override
    public void publish(StreamContext context) {
        String room = context.getRoomId();
        RecordHeaders headers = traced(context);
        Metadata metadata = Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(TopicCatalogue.STREAM_CONTEXT.name())
                .withKey(room)
                .withHeaders(headers)
                .build());
        emitter.send(Message.of(context, metadata, () -> written(room), failure -> {
            TraceScope.run(
                    () -> TraceContext.extract(headers), () -> LOG.warn("context.unpublished", failure, "room", room));
            return CompletableFuture.completedFuture(null);
        }));
    }

    private CompletableFuture<Void> written(String room) {
        Metric.CONTEXT_PUBLISHED.counter(meters, room).increment();
        return CompletableFuture.completedFuture(null);
    }
}

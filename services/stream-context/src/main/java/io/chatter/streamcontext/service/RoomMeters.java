package io.chatter.streamcontext.service;

import io.chatter.observability.Metric;
import io.chatter.streamcontext.RecognizerStatus.Hearing;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// What rooms show from their start on: whether their streams are down, and counters at zero, so that the
/// first increase is seen as one.
final class RoomMeters {

    private RoomMeters() {}

    static void register(List<RoomPipeline> rooms, MeterRegistry meters) {
        for (RoomPipeline room : rooms) {
            Metric.CONTEXT_DOWN.gauge(
                    meters, () -> room.status().hearing() instanceof Hearing.Down ? 1 : 0, room.roomId());
            var _ = Metric.CONTEXT_PUBLISHED.counter(meters, room.roomId());
            var _ = Metric.CONTEXT_SKIPPED.counter(meters, room.roomId());
        }
    }
}

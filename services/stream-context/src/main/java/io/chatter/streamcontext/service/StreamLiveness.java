package io.chatter.streamcontext.service;

import io.chatter.streamcontext.pipeline.RoomPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/// Alive until a room has lost a thread for good, which only a new process brings back.
@Liveness
@ApplicationScoped
public class StreamLiveness implements HealthCheck {
    private final StreamContextService service;

    public StreamLiveness(StreamContextService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return response(service.rooms());
    }

    static HealthCheckResponse response(List<RoomPipeline> rooms) {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("threads").up();
        rooms.forEach(room -> room.deadThread()
                .ifPresent(thread -> response.down().withData(room.roomId() + ".dead_thread", thread)));
        return response.build();
    }
}

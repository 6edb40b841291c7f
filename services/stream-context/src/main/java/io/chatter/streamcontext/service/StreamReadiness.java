package io.chatter.streamcontext.service;

import io.chatter.streamcontext.pipeline.RoomPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when streams can be played at all and no room has lost a thread, which only a restart
/// brings back. A room whose own stream is broken says so in the data, and stops nobody else.
@Readiness
@ApplicationScoped
public class StreamReadiness implements HealthCheck {
    private final StreamContextService service;

    public StreamReadiness(StreamContextService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return response(service.obstacle(), service.rooms());
    }

    static HealthCheckResponse response(String obstacle, List<RoomPipeline> rooms) {
        boolean alive = rooms.stream().allMatch(room -> room.deadThread().isEmpty());
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("streams").status(obstacle.isEmpty() && alive);
        if (!obstacle.isEmpty()) {
            response.withData("cause", obstacle);
        }
        rooms.forEach(room -> {
            response.withData(room.roomId() + ".engine", room.status().engine());
            response.withData(room.roomId() + ".state", room.status().hearing().label());
        });
        return response.build();
    }
}

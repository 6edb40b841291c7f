package io.chatter.streamcontext.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when streams can be played at all. A room whose own stream is broken says so in the data,
/// and stops nobody else.
@Readiness
@ApplicationScoped
public class StreamReadiness implements HealthCheck {
    private final StreamContextService service;

    public StreamReadiness(StreamContextService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        String obstacle = service.obstacle();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("streams").status(obstacle.isEmpty());
        if (!obstacle.isEmpty()) {
            response.withData("cause", obstacle);
        }
        service.rooms().forEach(room -> {
            response.withData(room.roomId() + ".engine", room.status().engine());
            response.withData(room.roomId() + ".state", room.status().hearing().label());
        });
        return response.build();
    }
}

package io.chatter.trends.config;

import io.chatter.trends.TrendsApplication;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when every task is restored and running.
@Readiness
@Singleton
class StreamsReadiness implements HealthCheck {

    private final TrendsApplication application;

    StreamsReadiness(TrendsApplication application) {
        this.application = application;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("streams")
                .status(application.isRunning())
                .withData("state", application.state())
                .withData("restoring_records", application.restoring().recordsLeft());
        application.cause().ifPresent(cause -> answer.withData("cause", cause));
        return answer.build();
    }
}

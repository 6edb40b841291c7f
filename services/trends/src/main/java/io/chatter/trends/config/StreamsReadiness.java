package io.chatter.trends.config;

import io.chatter.trends.TrendsApplication;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
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
        return HealthCheckResponse.named("streams")
                .status(application.isRunning())
                .withData("state", application.state())
                .build();
    }
}

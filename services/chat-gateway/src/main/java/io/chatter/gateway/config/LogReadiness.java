package io.chatter.gateway.config;

import io.chatter.gateway.kafka.IngestThreads;
import io.chatter.gateway.kafka.LogTail;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when lines are taken in and the rooms show what the log holds.
@Readiness
@Singleton
public class LogReadiness implements HealthCheck {

    private final IngestThreads ingest;
    private final LogTail tail;

    public LogReadiness(IngestThreads ingest, LogTail tail) {
        this.ingest = ingest;
        this.tail = tail;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ingesting = ingest.isReady();
        boolean caughtUp = tail.isCaughtUp();
        return HealthCheckResponse.named("log")
                .status(ingesting && caughtUp)
                .withData("ingest", ingesting)
                .withData("tail", caughtUp)
                .build();
    }
}

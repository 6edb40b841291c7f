package io.chatter.gateway.config;

import io.chatter.gateway.kafka.IngestThreads;
import io.chatter.gateway.kafka.LogTail;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when lines are taken in, the rooms show what the log holds and the threads that do so run.
@Readiness
@Singleton
public class LogReadiness implements HealthCheck {

    private final IngestThreads ingest;
    private final LogTail tail;
    private final Lifecycle lifecycle;

    public LogReadiness(IngestThreads ingest, LogTail tail, Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.ingest = ingest;
        this.tail = tail;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ingesting = ingest.isReady();
        boolean caughtUp = tail.isCaughtUp();
        boolean alive = lifecycle.isAlive();
        return HealthCheckResponse.named("log")
                .status(ingesting && caughtUp && alive)
                .withData("ingest", ingesting)
                .withData("tail", caughtUp)
                .withData("threads", alive)
                .build();
    }
}

package io.chatter.gateway.config;

import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Runs late flushes and the ticks of the rooms, on one thread; nothing on it blocks.
@Singleton
public class FanOutTimer {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fan-out-timer").daemon().factory());

    ScheduledExecutorService executor() {
        return executor;
    }
}

package io.chatter.persona.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How this worker runs its agents: `CHATTER_WORKER_*`.
@ConfigMapping(prefix = "chatter.worker")
public interface WorkerConfig {

    /// Consumer group that shares the roster between workers.
    @WithDefault("chatter-persona-workers")
    String group();

    /// Mean time between two looks of an agent at its room.
    @WithDefault("300ms")
    Duration lookInterval();

    /// Longest wait for a free model call before the moment has passed.
    @WithDefault("3s")
    Duration patience();

    /// Longest wait for the log; not shorter than the 2.7 s after which a line is there or given up.
    @WithDefault("3s")
    Duration publishing();

    /// Time-out of the group's sessions, as the broker has it (`group.consumer.session.timeout.ms`).
    @WithDefault("7s")
    Duration sessionTimeout();

    /// Interval of the group's heartbeats, as the broker has it (`group.consumer.heartbeat.interval.ms`).
    @WithDefault("1s")
    Duration heartbeatInterval();

    /// Share of the looks without a turn whose decision is written to persona.decisions, 0 to 1; those with a turn
    /// always are.
    @WithDefault("0.002")
    double decisionSample();

    /// How much of the past a room's view starts with.
    @WithDefault("2m")
    Duration lookback();
}

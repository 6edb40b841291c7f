package io.chatter.cli.stack;

import java.time.Duration;
import java.time.Instant;

/// Where a component is in its life. The methods of a state are the only moves out of it.
public sealed interface ComponentState {

    /// Nothing runs yet.
    record Planned() implements ComponentState {
        public Starting started(ChildProcess process, Instant now) {
            return new Starting(process, now);
        }
    }

    /// The process runs and is not ready.
    record Starting(ChildProcess process, Instant since) implements ComponentState {
        public Healthy ready(Instant now) {
            return new Healthy(process, Duration.between(since, now));
        }

        public Failed failed(String reason) {
            return new Failed(process, reason);
        }

        public Stopping stop() {
            return new Stopping(process);
        }
    }

    /// It was ready once, and its process has not been seen to end.
    record Healthy(ChildProcess process, Duration startedIn) implements ComponentState {
        public Failed failed(String reason) {
            return new Failed(process, reason);
        }

        public Stopping stop() {
            return new Stopping(process);
        }
    }

    /// It was asked to stop.
    record Stopping(ChildProcess process) implements ComponentState {
        /// @param orderly whether it ended by itself
        public Stopped ended(boolean orderly) {
            return new Stopped(orderly);
        }
    }

    record Stopped(boolean orderly) implements ComponentState {}

    /// It ended by itself, or never became ready; its process may still run.
    record Failed(ChildProcess process, String reason) implements ComponentState {
        public Stopping stop() {
            return new Stopping(process);
        }

        public Planned again() {
            return new Planned();
        }
    }
}

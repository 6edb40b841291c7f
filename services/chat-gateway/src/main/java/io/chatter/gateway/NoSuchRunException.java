package io.chatter.gateway;

import io.chatter.topics.ReplayRun;

/// There is no such replay run. Asking again does not help.
public final class NoSuchRunException extends RuntimeException {

    public NoSuchRunException(ReplayRun run) {
        super("there is no replay run " + run.name());
    }
}

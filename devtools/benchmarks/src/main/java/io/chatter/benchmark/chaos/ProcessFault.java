package io.chatter.benchmark.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// What can happen to one process of the stack.
///
/// @param kind what happens
/// @param service name of the process, as `./chatter status` shows it
/// @param lasts until somebody does something about it
/// @param chatGoesOn whether people's lines must be shown meanwhile
record ProcessFault(Kind kind, String service, Duration lasts, boolean chatGoesOn) implements Fault {

    enum Kind {
        /// Ended as `kill -9` does; started again by `up`.
        KILL,
        /// Stopped by SIGSTOP: connections stay open and say nothing.
        PAUSE
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + service;
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        switch (kind) {
            case KILL -> scene.stack().kill(service);
            case PAUSE -> scene.stack().pause(service);
        }
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        switch (kind) {
            case KILL -> scene.stack().up();
            case PAUSE -> scene.stack().resume();
        }
    }
}

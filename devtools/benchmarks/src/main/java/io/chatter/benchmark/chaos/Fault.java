package io.chatter.benchmark.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// One thing that goes wrong, and its end. To add one, implement this and list it in [Faults].
interface Fault {

    /// Name on the command line: lower case, dashes.
    String name();

    /// How long it lasts at least, from strike to heal.
    Duration lasts();

    /// Whether people's lines must be shown while it lasts.
    boolean chatGoesOn();

    /// Why it cannot be made on this machine or on this stack.
    default Optional<String> obstacle(Scene scene) {
        return Optional.empty();
    }

    /// Why nothing was tried after all: nobody met the fault while it lasted. Asked when it is over.
    default Optional<String> unnoticed(Scene scene) {
        return Optional.empty();
    }

    void strike(Scene scene) throws IOException, InterruptedException;

    /// Ends the fault and starts what it ended. Also called when a strike failed.
    void heal(Scene scene) throws IOException, InterruptedException;
}

package io.chatter.cli;

import io.chatter.cli.command.ChatterCommand;
import java.util.logging.LogManager;

/// Where `./chatter` enters Java.
public final class Chatter {

    private Chatter() {}

    public static void main(String[] arguments) {
        // Kafka's clients log through the JDK; what matters to a person comes as a failure.
        LogManager.getLogManager().reset();
        System.exit(ChatterCommand.create().execute(arguments));
    }
}

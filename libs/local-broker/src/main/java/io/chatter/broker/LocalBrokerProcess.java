package io.chatter.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/// The broker as a process of its own: `LocalBrokerProcess DATA HOST CLIENT_PORT CONTROLLER_PORT`.
///
/// Prints `broker.ready` when it takes requests, stops in order on SIGTERM, exits 2 with one line when
/// it cannot start.
public final class LocalBrokerProcess {

    private static final int ARGUMENTS = 4;

    private LocalBrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            fail("usage: LocalBrokerProcess DATA HOST CLIENT_PORT CONTROLLER_PORT");
        }
        readLoggingSettings();
        try {
            BrokerConfig config = new BrokerConfig(
                    Path.of(arguments[0]),
                    arguments[1],
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]));
            LocalBroker broker = LocalBroker.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
            System.out.println("broker.ready bootstrap=" + broker.bootstrapServers());
            broker.awaitShutdown();
        } catch (BrokerFailure | IllegalArgumentException e) {
            fail(e.getMessage());
        }
    }

    private static void readLoggingSettings() throws IOException {
        try (InputStream settings = LocalBrokerProcess.class.getResourceAsStream("logging.properties")) {
            if (settings != null) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
    }

    private static void fail(@Nullable String message) {
        System.out.println("broker.failed " + message);
        Runtime.getRuntime().halt(2);
    }
}

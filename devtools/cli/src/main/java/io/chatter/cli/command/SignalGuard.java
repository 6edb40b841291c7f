package io.chatter.cli.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Turns SIGINT, SIGTERM and SIGHUP into interrupts of the thread that installed it, until it is closed. The first one
/// ends what that thread does; one more ends its patience while it cleans up. The JDK has no other way to hear a second
/// Ctrl-C: a shutdown hook runs once and cannot be hurried.
///
/// Signals arrive on threads of the JVM; only the interrupt and a flag cross over.
final class SignalGuard implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final Thread owner;
    private final Map<Signal, SignalHandler> former = new HashMap<>();
    private volatile boolean asked;

    private SignalGuard(Thread owner) {
        this.owner = owner;
    }

    /// Interrupts the calling thread from now on.
    static SignalGuard install() {
        SignalGuard guard = new SignalGuard(Thread.currentThread());
        SIGNALS.forEach(guard::listenTo);
        return guard;
    }

    /// Whether anybody has asked to stop.
    boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        former.forEach(Signal::handle);
    }

    private void listenTo(String name) {
        try {
            Signal signal = new Signal(name);
            former.put(signal, Signal.handle(signal, _ -> stop()));
        } catch (IllegalArgumentException e) {
            // This system lacks it, or the JVM was told to leave signals alone.
            return;
        }
    }

    private void stop() {
        asked = true;
        owner.interrupt();
    }
}

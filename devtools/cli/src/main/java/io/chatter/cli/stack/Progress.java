package io.chatter.cli.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells a person how far a command is, a line a step. Thread-safe.
public final class Progress {

    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /// @param what the step or component
    /// @param outcome what became of it
    public void step(String what, String outcome) {
        out.printf(Locale.ROOT, "  %-18s %s%n", what, outcome);
    }

    public void step(String what, String outcome, Duration took) {
        step(what, String.format(Locale.ROOT, "%s in %.1f s", outcome, took.toMillis() / 1000.0));
    }

    public void line(String text) {
        out.println(text);
    }
}

package io.chatter.cli.data;

import io.chatter.data.DataFailure;
import io.chatter.data.deadletter.LetterId;
import io.chatter.data.deadletter.Redrive;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What became of dead letters, as programs read it.
///
/// @param done false for a dry run, where `redriven` are those that would be
/// @param stopped why the others were not looked at any more; null when all were
record PrintedRedrive(
        boolean done,
        List<String> redriven,
        List<String> already,
        List<String> refused,
        List<String> missing,
        @Nullable String stopped) {

    private static final int SHOWN = 10;
    private static final int NOT_DONE = 2;

    static PrintedRedrive of(Redrive.Outcome outcome, boolean done) {
        DataFailure stopped = outcome.stopped();
        return new PrintedRedrive(
                done,
                texts(outcome.redriven()),
                texts(outcome.already()),
                texts(outcome.refused()),
                texts(outcome.missing()),
                stopped == null ? null : stopped.getMessage() + ". " + stopped.mend() + ".");
    }

    /// 0 when all that was meant is or was done.
    int exitCode() {
        if (stopped != null) {
            return NOT_DONE;
        }
        return refused.isEmpty() && missing.isEmpty() ? 0 : 1;
    }

    /// The same for people.
    String text() {
        return line(done ? "redriven" : "would be redriven (--yes does it)", redriven)
                + line("redriven before", already)
                + line("cannot be redriven (cut, too large, or of no topic of ours)", refused)
                + (missing.isEmpty() ? "" : line("not there, or not of that topic and cause", missing))
                + (stopped == null ? "" : "stopped: " + stopped + System.lineSeparator());
    }

    private static String line(String what, List<String> letters) {
        String some = letters.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return letters.size() + " " + what
                + (letters.isEmpty() ? "" : ": " + some + (letters.size() > SHOWN ? ", ..." : ""))
                + System.lineSeparator();
    }

    private static List<String> texts(List<LetterId> letters) {
        return letters.stream().map(LetterId::toString).toList();
    }
}

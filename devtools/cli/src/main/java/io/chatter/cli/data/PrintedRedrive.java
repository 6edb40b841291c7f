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
        return switch (outcome) {
            case Redrive.Outcome.Whole(Redrive.Letters letters, List<LetterId> missing) ->
                of(letters, done, texts(missing), null);
            case Redrive.Outcome.Stopped(Redrive.Letters letters, DataFailure reason) ->
                of(letters, done, List.of(), reason.getMessage() + ". " + reason.mend() + ".");
        };
    }

    private static PrintedRedrive of(
            Redrive.Letters letters, boolean done, List<String> missing, @Nullable String stopped) {
        return new PrintedRedrive(
                done, texts(letters.redriven()), texts(letters.already()), texts(letters.refused()), missing, stopped);
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

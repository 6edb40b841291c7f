package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in one line why a component did not start, as far as its log and its health tell.
final class StartDiagnosis {

    private static final int TAIL = 12;
    private static final int SEARCHED = 2_000;
    private static final Pattern OWN_WORDS = Pattern.compile("^broker\\.failed (.*?)\\.?$");
    private static final Pattern DAMAGED_DATABASE = Pattern.compile(
            "(?:File corrupted while reading record|Store header is corrupt|IO Exception): \"?([^ \"]+)");
    private static final String BEGIN_ANEW =
            "Mend that, or begin with empty data by `./chatter up --fresh`, which moves the old data aside";

    private final String name;
    private final Path log;

    /// @param name of the component
    /// @param log what it printed
    StartDiagnosis(String name, Path log) {
        this.name = name;
        this.log = log;
    }

    /// Its process ended before it was ready.
    CliFailure ended() {
        return known().orElseGet(() -> withLog(name + " ended while starting"));
    }

    /// What its log says plainly; empty when it is not one of the failures that we know.
    Optional<CliFailure> known() {
        for (String line : LogTail.of(log, SEARCHED)) {
            Matcher words = OWN_WORDS.matcher(line);
            if (words.find()) {
                return Optional.of(new CliFailure(words.group(1), BEGIN_ANEW));
            }
            Matcher damage = DAMAGED_DATABASE.matcher(line);
            if (damage.find()) {
                return Optional.of(new CliFailure(
                        "The data of the " + name + " in " + damage.group(1) + " is damaged or cannot be read",
                        BEGIN_ANEW));
            }
        }
        return Optional.empty();
    }

    /// It runs, and says that something has to be mended first.
    CliFailure blocked(String cause) {
        return new CliFailure(name + " cannot work: " + cause, "Its log is " + log);
    }

    /// It runs, but was not ready in time.
    ///
    /// @param seconds how long it was waited for
    /// @param complaints what it says about that; may be empty
    CliFailure late(long seconds, String complaints) {
        return withLog(
                name + " was not ready within " + seconds + " s" + (complaints.isEmpty() ? "" : ": " + complaints));
    }

    private CliFailure withLog(String problem) {
        return new CliFailure(problem, "The end of its log is above, all of it in " + log, LogTail.of(log, TAIL));
    }
}

package io.chatter.cli;

import java.util.List;

/// A command cannot do what was asked. Ends as one line with the mend and exit code 2; repeating without the mend fails
/// again.
public final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String mend;
    private final transient List<String> evidence;

    /// @param problem what is wrong, naming the offender, without a full stop
    /// @param mend what the reader does about it, as an imperative
    public CliFailure(String problem, String mend) {
        this(problem, mend, List.of());
    }

    /// @param evidence lines of a log to print ahead of the problem
    public CliFailure(String problem, String mend, List<String> evidence) {
        super(problem);
        this.mend = mend;
        this.evidence = List.copyOf(evidence);
    }

    public CliFailure(String problem, String mend, Throwable cause) {
        super(problem, cause);
        this.mend = mend;
        this.evidence = List.of();
    }

    public String mend() {
        return mend;
    }

    public List<String> evidence() {
        return evidence;
    }

    /// The one line, as printed.
    public String line() {
        return "chatter: " + getMessage() + ". " + mend + ".";
    }
}

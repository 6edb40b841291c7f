package io.chatter.cli;

import java.util.List;

/// A command cannot do what was asked. Ends as one line with the mend and exit code 2, or 1 where what was asked for is
/// not there; repeating without the mend fails again.
public final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int ANSWER_IS_NO = 1;
    private static final int NOT_DONE = 2;

    private final String mend;
    private final int exitCode;
    private final transient List<String> evidence;

    /// @param problem what is wrong, naming the offender, without a full stop
    /// @param mend what the reader does about it, as an imperative
    public CliFailure(String problem, String mend) {
        this(problem, mend, List.of());
    }

    /// @param evidence lines of a log to print ahead of the problem
    public CliFailure(String problem, String mend, List<String> evidence) {
        this(problem, mend, evidence, NOT_DONE);
    }

    private CliFailure(String problem, String mend, List<String> evidence, int exitCode) {
        super(problem);
        this.mend = mend;
        this.exitCode = exitCode;
        this.evidence = List.copyOf(evidence);
    }

    public CliFailure(String problem, String mend, Throwable cause) {
        super(problem, cause);
        this.mend = mend;
        this.exitCode = NOT_DONE;
        this.evidence = List.of();
    }

    /// What was asked for is not there: exit code 1.
    public static CliFailure absent(String problem, String mend) {
        return new CliFailure(problem, mend, List.of(), ANSWER_IS_NO);
    }

    public int exitCode() {
        return exitCode;
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

package io.chatter.data;

import org.jspecify.annotations.Nullable;

/// What was asked cannot be done. Repeating it without the mend fails again.
public final class DataFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String mend;

    /// @param problem what is wrong, naming the offender, without a full stop
    /// @param mend what the reader does about it, as an imperative, without a full stop
    public DataFailure(String problem, String mend) {
        this(problem, mend, null);
    }

    public DataFailure(String problem, String mend, @Nullable Throwable cause) {
        super(problem, cause);
        this.mend = mend;
    }

    public String mend() {
        return mend;
    }
}

package io.chatter.configuration;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration cannot be used. Permanent: loading the same files again fails the same way.
public final class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    public InvalidConfigurationException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /// Every problem found, in file order; at least one.
    public List<ConfigProblem> problems() {
        return problems;
    }
}

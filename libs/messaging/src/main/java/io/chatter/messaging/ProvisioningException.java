package io.chatter.messaging;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Topics could not be brought to what the catalogue says. The subtype says whether to try again.
public abstract sealed class ProvisioningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProvisioningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The broker did not answer in time; provisioning is idempotent, so repeat it.
    public static final class Retryable extends ProvisioningException {

        private static final long serialVersionUID = 1L;

        Retryable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The broker refused.
    public static final class Permanent extends ProvisioningException {

        private static final long serialVersionUID = 1L;

        Permanent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Topics exist with other settings. Nothing was changed: settings that operators made are theirs.
    public static final class Differs extends ProvisioningException {

        private static final long serialVersionUID = 1L;

        private final transient List<SettingDifference> differences;

        Differs(List<SettingDifference> differences) {
            super(
                    differences.stream()
                            .map(SettingDifference::toString)
                            .collect(Collectors.joining(
                                    "; ",
                                    "topics differ from the catalogue: ",
                                    ". Change the topic or the catalogue.")),
                    null);
            this.differences = List.copyOf(differences);
        }

        public List<SettingDifference> differences() {
            return differences;
        }
    }
}

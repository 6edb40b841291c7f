package io.chatter.safety;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which links a line may hold. A host in a list stands for itself and everything below it.
///
/// @param mode what happens to a link that neither list names
/// @param allowedHosts hosts that are always fine, for instance `twitch.tv`
/// @param deniedHosts hosts whose link blocks the line, whatever the mode
public record LinkPolicy(Mode mode, Set<String> allowedHosts, Set<String> deniedHosts) {

    /// What happens to a link to a host that is in no list.
    public enum Mode {
        /// The link is shown.
        ALLOW,
        /// The link is replaced by `[link]`.
        REDACT,
        /// A moderator decides; for a bot the line is blocked.
        HOLD,
        /// The line is blocked.
        BLOCK
    }

    public LinkPolicy {
        allowedHosts = lowerCase(allowedHosts);
        deniedHosts = lowerCase(deniedHosts);
        for (String host : allowedHosts) {
            if (deniedHosts.contains(host)) {
                throw new IllegalArgumentException(host + " is both allowed and denied; take it out of one list");
            }
        }
    }

    private static Set<String> lowerCase(Set<String> hosts) {
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

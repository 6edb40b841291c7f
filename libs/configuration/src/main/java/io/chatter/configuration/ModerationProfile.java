package io.chatter.configuration;

import java.util.List;
import java.util.Map;

/// How strictly a room is moderated, as written in configs/moderation.
///
/// @param id slug, equal to the file name
/// @param description who it is for
/// @param level overall level, 0 (off) to 4 (strictest)
/// @param categories levels of single categories, overriding `level`
/// @param blockedTerms further terms that are never shown
/// @param allowedTerms words that are fine although a rule would match inside them
/// @param links what happens to links
public record ModerationProfile(
        String id,
        String description,
        int level,
        Map<String, Integer> categories,
        List<String> blockedTerms,
        List<String> allowedTerms,
        Links links) {

    /// @param mode what happens to a link to a host that neither list names
    /// @param allowedHosts hosts, with their subdomains, that are always fine
    /// @param deniedHosts hosts, with their subdomains, that never are
    public record Links(Mode mode, List<String> allowedHosts, List<String> deniedHosts) {

        public enum Mode {
            ALLOW,
            HOLD,
            BLOCK
        }

        public Links {
            allowedHosts = List.copyOf(allowedHosts);
            deniedHosts = List.copyOf(deniedHosts);
        }
    }

    public ModerationProfile {
        categories = Map.copyOf(categories);
        blockedTerms = List.copyOf(blockedTerms);
        allowedTerms = List.copyOf(allowedTerms);
    }
}

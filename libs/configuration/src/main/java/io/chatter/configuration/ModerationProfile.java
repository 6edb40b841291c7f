package io.chatter.configuration;

import io.chatter.safety.Category;
import io.chatter.safety.Levels;
import io.chatter.safety.LinkPolicy;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TermOverrides;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            REDACT,
            HOLD,
            BLOCK
        }

        public Links {
            allowedHosts = List.copyOf(allowedHosts);
            deniedHosts = List.copyOf(deniedHosts);
        }

        private LinkPolicy policy() {
            LinkPolicy.Mode policyMode = switch (mode) {
                case ALLOW -> LinkPolicy.Mode.ALLOW;
                case REDACT -> LinkPolicy.Mode.REDACT;
                case HOLD -> LinkPolicy.Mode.HOLD;
                case BLOCK -> LinkPolicy.Mode.BLOCK;
            };
            return new LinkPolicy(policyMode, Set.copyOf(allowedHosts), Set.copyOf(deniedHosts));
        }
    }

    public ModerationProfile {
        categories = Map.copyOf(categories);
        blockedTerms = List.copyOf(blockedTerms);
        allowedTerms = List.copyOf(allowedTerms);
        policyOf(level, categories, new TermOverrides(Set.copyOf(blockedTerms), Set.copyOf(allowedTerms)), links);
    }

    /// The policy to judge lines by. Make it once a room and keep it.
    public ModerationPolicy policy() {
        TermOverrides terms = new TermOverrides(Set.copyOf(blockedTerms), Set.copyOf(allowedTerms));
        return policyOf(level, categories, terms, links);
    }

    private static ModerationPolicy policyOf(
            int level, Map<String, Integer> categories, TermOverrides terms, Links links) {
        Map<Category, Integer> changes = new EnumMap<>(Category.class);
        categories.forEach((id, changed) -> changes.put(
                Category.ofId(id)
                        .orElseThrow(() -> new IllegalArgumentException("there is no moderation category " + id)),
                changed));
        return ModerationPolicy.defaults()
                .withLevels(Levels.overall(level).with(changes))
                .withTerms(terms)
                .withLinks(links.policy());
    }
}

package io.chatter.safety;

import java.util.Map;
import java.util.Set;

/// What a room wants of its lines. Immutable; make one and keep it, for terms are compiled once per policy.
///
/// @param levels strictness per category
/// @param links which links may be shown
/// @param terms the room's own blocked and allowed terms
/// @param canaries secrets of our prompts, at least 8 characters each; a bot's line that holds one is blocked
/// @param maxCharacters longest line in Unicode code points, 1 to 100,000
public record ModerationPolicy(
        Levels levels, LinkPolicy links, TermOverrides terms, Set<String> canaries, int maxCharacters) {
    public static final int DEFAULT_MAX_CHARACTERS = 500;
    private static final int LONGEST = 100_000;
    private static final int SHORTEST_CANARY = 8;

    private static final ModerationPolicy DEFAULTS = new ModerationPolicy(
            Levels.overall(2).with(Map.of(Category.SWEARING, 1, Category.SPAM, 1)),
            new LinkPolicy(LinkPolicy.Mode.REDACT, Set.of("twitch.tv", "youtube.com", "youtu.be"), Set.of()),
            TermOverrides.NONE,
            Set.of(),
            DEFAULT_MAX_CHARACTERS);

    public ModerationPolicy {
        canaries = Set.copyOf(canaries);
        if (canaries.stream().anyMatch(canary -> canary.strip().length() < SHORTEST_CANARY)) {
            throw new IllegalArgumentException("a canary must have at least " + SHORTEST_CANARY + " characters");
        }
        if (maxCharacters < 1 || maxCharacters > LONGEST) {
            throw new IllegalArgumentException("max characters must be 1 to " + LONGEST + ", not " + maxCharacters);
        }
    }

    /// What a room gets that names no profile: level 2, swearing and spam 1, unlisted links redacted, 500 characters.
    public static ModerationPolicy defaults() {
        return DEFAULTS;
    }

    public ModerationPolicy withLevels(Levels changed) {
        return new ModerationPolicy(changed, links, terms, canaries, maxCharacters);
    }

    public ModerationPolicy withLinks(LinkPolicy changed) {
        return new ModerationPolicy(levels, changed, terms, canaries, maxCharacters);
    }

    public ModerationPolicy withTerms(TermOverrides changed) {
        return new ModerationPolicy(levels, links, changed, canaries, maxCharacters);
    }

    public ModerationPolicy withCanaries(Set<String> changed) {
        return new ModerationPolicy(levels, links, terms, changed, maxCharacters);
    }

    public ModerationPolicy withMaxCharacters(int changed) {
        return new ModerationPolicy(levels, links, terms, canaries, changed);
    }
}

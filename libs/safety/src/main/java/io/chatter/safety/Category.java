package io.chatter.safety;

import java.util.Locale;
import java.util.Optional;

/// What a finding is about. The categories with levels follow those of Twitch's AutoMod.
public enum Category {
    AGGRESSION(true),
    BULLYING(true),
    DISABILITY(true),
    MISOGYNY(true),
    RACE_ETHNICITY_RELIGION(true),
    SEX_BASED_TERMS(true),
    SEXUALITY_GENDER(true),
    SWEARING(true),
    SPAM(true),
    /// Terms that the policy itself names.
    BLOCKED_TERM(false),
    PERSONAL_DATA(false),
    LINK(false),
    PROMPT_INJECTION(false),
    /// The line is no chat line: too long, several lines, or what a bot must not say.
    LINE_FORM(false),
    /// The check itself failed.
    INTERNAL(false);

    private final boolean levelled;

    Category(boolean levelled) {
        this.levelled = levelled;
    }

    /// True when a policy sets a level from 0 (off) to 4 (strictest) for it; false when it is always on.
    public boolean isLevelled() {
        return levelled;
    }

    /// Lower-case id with hyphens, as in records and configuration, for instance `personal-data`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Category> ofId(String id) {
        for (Category category : values()) {
            if (category.id().equals(id)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}

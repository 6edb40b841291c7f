package io.chatter.safety;

import io.chatter.safety.match.Pattern;
import io.chatter.safety.text.TextViews;

/// Brings a room's own terms into the characters that texts are folded to.
final class TermFolding {
    private static final TextViews VIEWS = new TextViews();

    private TermFolding() {}

    /// @throws IllegalArgumentException when `written` cannot be looked for; the message says why
    static Term folded(String written) {
        String folded = VIEWS.folded(written.strip()).toString().strip().replaceAll(" +", " ");
        if (folded.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("term '" + written + "' holds no Latin letter and no digit");
        }
        Term term = Term.of(folded, Category.BLOCKED_TERM, 1);
        Pattern.check(term.letters());
        return term;
    }
}

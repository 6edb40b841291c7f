package io.chatter.topology.trends;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tokens that come again and again, each looked at once: a table of fixed size where a newer token takes the place of
/// an older one with the same slot. Thread-safe: a token never changes, and a lost race costs a look.
final class Tokens {

    private static final int SLOTS = 1 << 15;
    /// Longer ones seldom come twice.
    private static final int LONGEST = 24;

    private final Set<String> emotes;
    private final @Nullable Token[] known = new Token[SLOTS];

    /// @param emotes words that are emotes, in their own case
    Tokens(Set<String> emotes) {
        this.emotes = emotes;
    }

    /// The token that stands in a line from `from` to before `to`, where white space is.
    Token in(String line, int from, int to) {
        if (to - from > LONGEST) {
            return Token.of(line.substring(from, to), emotes);
        }
        int slot = slot(line, from, to);
        Token token = known[slot];
        if (token == null || token.raw().length() != to - from || !line.startsWith(token.raw(), from)) {
            token = Token.of(line.substring(from, to), emotes);
            known[slot] = token;
        }
        return token;
    }

    private static int slot(String line, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + line.charAt(i);
        }
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }
}

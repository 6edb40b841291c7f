package io.chatter.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Notices when one room is flooded with the same line. Lines are the same when their letters and digits are; short
/// ones ("gg", an emote) never count. Keeps fingerprints only, at most [#MOST_REMEMBERED]. Not thread-safe: one per
/// room, owned by the thread that handles the room's lines.
public final class CopyPasteFlood {
    static final String RULE = "copy-paste";
    private static final int SHORTEST = 30;
    private static final int MOST_REMEMBERED = 4096;

    private record Seen(long fingerprint, Instant at) {}

    private final Duration window;
    private final int mostCopies;
    private final ArrayDeque<Seen> recent = new ArrayDeque<>();
    private final Map<Long, Integer> copies = new HashMap<>();

    /// @param window how long a line is remembered, positive
    /// @param mostCopies how often a line may stand in the window, at least 1
    public CopyPasteFlood(Duration window, int mostCopies) {
        if (!window.isPositive() || mostCopies < 1) {
            throw new IllegalArgumentException("window and copies must be positive, not " + window + ", " + mostCopies);
        }
        this.window = window;
        this.mostCopies = mostCopies;
    }

    /// Takes the next line of the room; a finding when it is one copy too many.
    ///
    /// @param at when it was sent; not before the lines that were taken already
    public Optional<Finding> observe(String text, Instant at) {
        forget(at.minus(window));
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        long fingerprint = fingerprint(text);
        recent.addLast(new Seen(fingerprint, at));
        int count = copies.merge(fingerprint, 1, Integer::sum);
        return count > mostCopies
                ? Optional.of(new Finding(RULE, Category.SPAM, new Span(0, text.length())))
                : Optional.empty();
    }

    private void forget(Instant before) {
        while (!recent.isEmpty() && (recent.getFirst().at.isBefore(before) || recent.size() >= MOST_REMEMBERED)) {
            copies.computeIfPresent(recent.removeFirst().fingerprint, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /// FNV-1a over letters and digits in lower case (Fowler, Noll, Vo).
    private static long fingerprint(String text) {
        long hash = 0xcbf29ce484222325L;
        String lowerCase = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lowerCase.length(); i++) {
            char unit = lowerCase.charAt(i);
            if (Character.isLetterOrDigit(unit)) {
                hash = (hash ^ unit) * 0x100000001b3L;
            }
        }
        return hash;
    }
}

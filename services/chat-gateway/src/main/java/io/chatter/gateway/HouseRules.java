package io.chatter.gateway;

import io.chatter.gateway.Participant.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a person may say a line now. Safety judges the text later, on its way through the log.
final class HouseRules {

    /// Longest line, in characters as people count them: Unicode code points.
    static final int MAX_LENGTH = 500;

    /// Why not.
    ///
    /// @param retryAfter when the same line is welcome, where that is known
    record Refusal(RejectionCode code, Optional<Duration> retryAfter, String reason) {

        private static Refusal of(RejectionCode code, String reason) {
            return new Refusal(code, Optional.empty(), reason);
        }

        private static Refusal until(RejectionCode code, Duration wait, String reason) {
            return new Refusal(code, Optional.of(wait), reason);
        }
    }

    private final Emotes emotes;

    HouseRules(Emotes emotes) {
        this.emotes = emotes;
    }

    /// A line that is welcome counts from here on.
    ///
    /// @param text as one line
    Optional<Refusal> check(Membership place, String text, Instant now) {
        return ofPerson(place, now)
                .or(() -> ofText(text))
                .or(() -> ofModes(place, text, now))
                .or(() -> ofPace(place, text, now));
    }

    private static Optional<Refusal> ofPerson(Membership place, Instant now) {
        Standing standing = place.me().standing();
        if (!standing.mayPost()) {
            return Optional.of(Refusal.of(RejectionCode.NOT_ALLOWED, "Guests may only read here"));
        }
        if (place.me().role() == Role.BROADCASTER) {
            return Optional.empty();
        }
        String whom = place.account().isPresent() ? "you" : "you, or a guest from your network";
        return place.room()
                .moderation()
                .banOf(place.me().id(), now)
                .map(ban -> ban.rest(now)
                        .map(rest -> Refusal.until(RejectionCode.TIMED_OUT, rest, "A moderator silenced " + whom))
                        .orElseGet(() -> Refusal.of(RejectionCode.BANNED, "A moderator banned " + whom)));
    }

    private static Optional<Refusal> ofText(String text) {
        if (text.isEmpty()) {
            return Optional.of(Refusal.of(RejectionCode.EMPTY, "There is nothing to say"));
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            return Optional.of(Refusal.of(RejectionCode.TOO_LONG, "A line has at most " + MAX_LENGTH + " characters"));
        }
        return Optional.empty();
    }

    private Optional<Refusal> ofModes(Membership place, String text, Instant now) {
        Role role = place.me().role();
        RoomModes modes = place.room().moderation().modes().inForce();
        if (role.moderates()) {
            return Optional.empty();
        }
        if (modes.membersOnly() && !role.isMember()) {
            return Optional.of(Refusal.of(RejectionCode.MEMBERS_ONLY, "Only members may write here for now"));
        }
        if (modes.emoteOnly() && !emotes.isAll(text)) {
            return Optional.of(Refusal.of(RejectionCode.EMOTE_ONLY, "Emotes only for now"));
        }
        if (modes.uniqueChat() && place.room().recent().wasSaid(text, now)) {
            return Optional.of(Refusal.of(RejectionCode.DUPLICATE, "Somebody just said that"));
        }
        return place.room()
                .recent()
                .waitOf(place.me().id(), modes.slow(), now)
                .map(wait -> Refusal.until(RejectionCode.SLOW_MODE, wait, "The room is in slow mode"));
    }

    private static Optional<Refusal> ofPace(Membership place, String text, Instant now) {
        Optional<Duration> wait = place.limit().take(now);
        if (wait.isEmpty()) {
            place.room().recent().said(place.me().id(), text, now);
        }
        return wait.map(rest -> Refusal.until(RejectionCode.RATE_LIMITED, rest, "Too many lines"));
    }
}

package io.chatter.gateway;

import java.util.Optional;
import java.util.UUID;

/// What a moderator wants done.
///
/// @param eventId of the event that records it
/// @param moderator id of the moderator's account
/// @param role in which they decide; one that moderates
/// @param reason in their own words, for other moderators
public record ModerationOrder(
        UUID eventId, String moderator, Role role, ModeratorAction action, Optional<String> reason) {

    /// Longest reason, in characters.
    public static final int MAX_REASON = 500;

    public ModerationOrder {
        if (!role.moderates()) {
            throw new IllegalArgumentException(role + " does not moderate");
        }
        if (reason.isPresent() && reason.get().length() > MAX_REASON) {
            throw new IllegalArgumentException("a reason has at most " + MAX_REASON + " characters");
        }
    }
}

package io.chatter.gateway.rest;

import io.chatter.gateway.ModerationRefusal;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// Body of every answer that is no success.
///
/// @param code for programs: that of the socket's `refused` event, or the status in words: `not_found`
/// @param reason for people; names what is wrong
public record Problem(String code, String reason) {

    static Problem of(Response.StatusType status, String reason) {
        return new Problem(status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_'), reason);
    }

    static Problem of(ModerationRefusal refusal) {
        return new Problem(refusal.wireName(), refusal.text());
    }
}

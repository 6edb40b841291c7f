package io.chatter.gateway.safety;

import java.util.UUID;

/// Ids of verdicts, made from the ids of the lines: judging a line again gives the same event.
final class VerdictIds {

    /// Any constant but 0, without the two bits of the UUID variant.
    private static final long VERDICT = 0x2545_f491_4f6c_dd1dL >>> 2;

    private VerdictIds() {}

    /// A UUIDv7 with the time of `messageId` and other random bits.
    static UUID of(UUID messageId) {
        return new UUID(messageId.getMostSignificantBits(), messageId.getLeastSignificantBits() ^ VERDICT);
    }
}

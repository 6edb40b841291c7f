package io.chatter.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids of guests: another one for each connection, in which the key that made it, and nothing else, recognises the
/// network of the guest. So a ban holds on every gateway and after a restart without a list of addresses, and nobody in
/// the room can tell which guests belong together.
///
/// An id is `guest-`, 64 random bits, and 64 bits of a pseudonym of the network under a mask that follows from the
/// random ones; both are HMAC-SHA256. Thread-safe if `random` is.
public final class GuestIds implements GuestNetworks {

    static final String PREFIX = "guest-";

    /// Shorter keys could be guessed, and with them who shares a network.
    public static final int MIN_KEY_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    /// The pseudonym of no network: guests of one machine share nothing that a ban should hold for.
    private static final long NOWHERE = 0;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    /// @param key the same for all gateways that share rooms, at least [#MIN_KEY_BYTES]
    public GuestIds(byte[] key, RandomGenerator random) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of guests' ids has " + key.length + " bytes, fewer than " + MIN_KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.random = random;
    }

    String issue(ClientNetwork network) {
        long once = random.nextLong();
        long pseudonym = network.local() ? NOWHERE : mac("network", network.name());
        return PREFIX + HEX.toHexDigits(once) + HEX.toHexDigits(pseudonym ^ mask(once));
    }

    @Override
    public Optional<String> of(String authorId) {
        if (!authorId.startsWith(PREFIX) || authorId.length() != PREFIX.length() + 2 * 2 * Long.BYTES) {
            return Optional.empty();
        }
        try {
            ByteBuffer id = ByteBuffer.wrap(HEX.parseHex(authorId.substring(PREFIX.length())));
            long once = id.getLong();
            long pseudonym = id.getLong() ^ mask(once);
            return pseudonym == NOWHERE ? Optional.empty() : Optional.of(HEX.toHexDigits(pseudonym));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private long mask(long once) {
        return mac("mask", HEX.toHexDigits(once));
    }

    private long mac(String purpose, String what) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal((purpose + ' ' + what).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

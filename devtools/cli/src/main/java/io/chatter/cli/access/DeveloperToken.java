package io.chatter.cli.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// What a token of a developer says.
///
/// @param name of the person; also the subject
/// @param rooms the role is for; none for all
public record DeveloperToken(String name, Role role, List<String> rooms, Instant issuedAt, Instant expiresAt) {

    /// What a person may do, least first.
    public enum Role {
        VIEWER,
        MEMBER,
        MODERATOR,
        BROADCASTER
    }

    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,25}");

    /// @throws IllegalArgumentException when the name is none that the chat would show as it is
    public DeveloperToken {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has 1 to 25 letters, digits, _, - or .: " + name);
        }
        rooms = List.copyOf(rooms);
    }

    /// @param life how long it is good, > 0
    public static DeveloperToken of(String name, Role role, List<String> rooms, Instant now, Duration life) {
        return new DeveloperToken(name, role, rooms, now, now.plus(life));
    }

    /// The token, signed: a JSON Web Token by the rules of MicroProfile JWT.
    public String signedBy(DeveloperKeys keys) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(DeveloperKeys.ISSUER);
        claims.setSubject(name);
        claims.setStringClaim("name", name);
        claims.setStringListClaim("groups", role.name().toLowerCase(Locale.ROOT));
        if (!rooms.isEmpty()) {
            claims.setStringListClaim("rooms", rooms);
        }
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(DeveloperKeys.ALGORITHM);
        signature.setPayload(claims.toJson());
        signature.setKey(keys.privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token that was checked cannot be signed", e);
        }
    }
}

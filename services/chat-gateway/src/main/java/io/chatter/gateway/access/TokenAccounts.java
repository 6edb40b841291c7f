package io.chatter.gateway.access;

import io.chatter.gateway.Account;
import io.chatter.gateway.Role;
import io.chatter.gateway.RoomScope;
import io.chatter.gateway.TokenCheck;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.auth.principal.UnmatchedTokenKidException;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.lang.UnresolvableKeyException;

/// Reads accounts from tokens: the subject is the person, the groups hold the role, a claim names the rooms. Signature,
/// issuer and time are checked by SmallRye JWT, by Quarkus' own keys (`mp.jwt.verify.*`). Thread-safe.
public final class TokenAccounts implements TokenCheck {

    private static final Pattern SUBJECT = Pattern.compile("[\\w.|:@+-]{1,64}");

    private final JWTParser parser;
    private final String roomsClaim;

    public TokenAccounts(JWTParser parser, String roomsClaim) {
        this.parser = parser;
        this.roomsClaim = roomsClaim;
    }

    @Override
    public boolean isStillGood(String token) {
        try {
            parser.parse(token);
            return true;
        } catch (ParseException e) {
            return isUnknown(e);
        }
    }

    /// @param token that has been found good
    /// @return nothing when its subject is no name for the chat: letters, digits and a few signs, at most 64
    public Optional<Account> accountOf(JsonWebToken token) {
        String subject = token.getSubject();
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            return Optional.empty();
        }
        String name = token.getName() == null ? subject : token.getName();
        return Optional.of(new Account(
                Account.PREFIX + subject,
                nameOf(token).orElse(name),
                roleOf(token),
                roomsOf(token),
                Instant.ofEpochSecond(token.getExpirationTime()),
                token.getRawToken()));
    }

    private static Optional<String> nameOf(JsonWebToken token) {
        return token.<Object>claim("name").map(TokenAccounts::text);
    }

    /// The highest role; groups that are none do not count.
    private static Role roleOf(JsonWebToken token) {
        Set<String> groups = token.getGroups() == null ? Set.of() : token.getGroups();
        return groups.stream()
                .flatMap(group -> Role.ofWireName(group).stream())
                .max(Comparator.naturalOrder())
                .orElse(Role.VIEWER);
    }

    /// A claim that is empty names no room; only without a claim the token is for all.
    private RoomScope roomsOf(JsonWebToken token) {
        Optional<Object> claim = token.claim(roomsClaim);
        return claim.<RoomScope>map(named -> new RoomScope.Only(
                        switch (named) {
                            case Collection<?> rooms ->
                                rooms.stream().map(TokenAccounts::text).collect(Collectors.toSet());
                            case Object room -> Set.of(text(room));
                        }))
                .orElse(RoomScope.ALL);
    }

    private static String text(Object claim) {
        return claim instanceof JsonString string ? string.getString() : claim.toString();
    }

    /// The issuer's keys could not be had: nobody knows. That a key is no longer among them is known.
    private static boolean isUnknown(ParseException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnmatchedTokenKidException) {
                return false;
            }
            if (cause instanceof UnresolvableKeyException) {
                return true;
            }
        }
        return false;
    }
}

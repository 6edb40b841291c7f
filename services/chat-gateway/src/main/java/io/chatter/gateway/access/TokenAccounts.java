package io.chatter.gateway.access;

import io.chatter.gateway.Account;
import io.chatter.gateway.Role;
import io.chatter.gateway.RoomScope;
import io.chatter.gateway.TokenCheck;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.lang.UnresolvableKeyException;

/// Reads accounts from tokens: the subject is the person, the groups hold the role, a claim names the rooms. Signature,
/// issuer and time are checked by SmallRye JWT, by Quarkus' own keys (`mp.jwt.verify.*`). Thread-safe.
public final class TokenAccounts implements TokenCheck {

    private static final Pattern SUBJECT = Pattern.compile("[\\w.|:@+-]{1,64}");

    private final JWTParser parser;
    private final String roomsClaim;
    private final IssuerKeys keys;

    /// @param keys asked only about tokens whose key is not found
    public TokenAccounts(JWTParser parser, String roomsClaim, IssuerKeys keys) {
        this.parser = parser;
        this.roomsClaim = roomsClaim;
        this.keys = keys;
    }

    @Override
    public boolean isStillGood(String token) {
        try {
            parser.parse(token);
            return true;
        } catch (ParseException e) {
            return lacksKey(e) && !keys.canBeHad();
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

    private static boolean lacksKey(ParseException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvableKeyException.class::isInstance);
    }
}

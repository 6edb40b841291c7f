package io.chatter.gateway.config;

import io.chatter.gateway.Bench;
import io.chatter.gateway.Chat;
import io.chatter.gateway.GuestIds;
import io.chatter.gateway.Guests;
import io.chatter.gateway.ModerationLog;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.Tickets;
import io.chatter.gateway.access.IssuerKeys;
import io.chatter.gateway.access.TokenAccounts;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts together who may come in and who may moderate.
@Singleton
public class AccessAssembly {

    @Produces
    @Singleton
    TokenAccounts accounts(
            JWTParser parser,
            GatewayConfig config,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys) {
        return new TokenAccounts(parser, config.access().roomsClaim(), new IssuerKeys(keys));
    }

    @Produces
    @Singleton
    Tickets tickets(GatewayConfig config) {
        return new Tickets(
                new SecureRandom(), Clock.systemUTC(), config.access().ticketLife());
    }

    @Produces
    @Singleton
    GuestIds guestIds(GatewayConfig config) {
        SecureRandom random = new SecureRandom();
        byte[] own = new byte[GuestIds.MIN_KEY_BYTES];
        random.nextBytes(own);
        byte[] key = config.access()
                .guestKey()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .orElse(own);
        if (key.length < GuestIds.MIN_KEY_BYTES) {
            throw new IllegalArgumentException("chatter.gateway.access.guest-key has " + key.length
                    + " bytes; give at least " + GuestIds.MIN_KEY_BYTES + ", or none");
        }
        return new GuestIds(key, random);
    }

    @Produces
    @Singleton
    Chat.Door door(Rooms rooms, Guests guests, Tickets tickets) {
        return new Chat.Door(rooms, guests, tickets);
    }

    @Produces
    @Singleton
    Bench bench(ModerationLog log) {
        return new Bench(log, Clock.systemUTC());
    }
}

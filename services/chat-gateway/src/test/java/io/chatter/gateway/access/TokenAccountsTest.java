package io.chatter.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.chatter.gateway.Account;
import io.chatter.gateway.Role;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens of an issuer that publishes its keys as a JWKS, over HTTP.
class TokenAccountsTest {

    private static final String ISSUER = "https://login.example";

    private EllipticCurveJsonWebKey key;
    private HttpServer issuer;

    private TokenAccounts accounts;
    private DefaultJWTParser parser;

    @BeforeEach
    void publishKeys() throws IOException, JoseException {
        key = key("of-today");
        byte[] keys = new JsonWebKeySet(List.of(key)).toJson().getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        parser = new DefaultJWTParser(trustIn(issuer));
        accounts = new TokenAccounts(parser, "rooms", keysOf(issuer));
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void shouldReadTheAccountFromATokenOfTheIssuer() throws JoseException, ParseException {
        // When
        Account account =
                accounts.accountOf(parser.parse(token(key, List.of("demo")))).orElseThrow();

        // Then
        assertThat(account.id()).isEqualTo("user-mia");
        assertThat(account.role()).isEqualTo(Role.MODERATOR);
        assertThat(account.isFor("demo")).isTrue();
        assertThat(account.isFor("hall")).isFalse();
    }

    @Test
    void shouldTakeATokenThatNamesNoRoomForNone() throws JoseException, ParseException {
        // When
        Account account =
                accounts.accountOf(parser.parse(token(key, List.of()))).orElseThrow();

        // Then
        assertThat(account.isFor("demo")).isFalse();
    }

    @Test
    void shouldKnowThatAKeyIsWithdrawnButNotWhileTheIssuerIsAway() throws JoseException {
        // Given
        String withdrawn = token(key("of-yesterday"), List.of());

        // Then
        assertThat(accounts.isStillGood(token(key, List.of()))).isTrue();
        assertThat(accounts.isStillGood(withdrawn)).isFalse();

        // When
        issuer.stop(0);

        // Then: nobody is shut out because the keys cannot be had
        assertThat(accounts.isStillGood(withdrawn)).isTrue();
    }

    private static IssuerKeys keysOf(HttpServer issuer) {
        return new IssuerKeys(Optional.of(addressOf(issuer)));
    }

    private static String addressOf(HttpServer issuer) {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys";
    }

    private static JWTAuthContextInfo trustIn(HttpServer issuer) {
        JWTAuthContextInfo trust =
                new JWTAuthContextInfo("http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys", ISSUER);
        trust.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        return trust;
    }

    private static EllipticCurveJsonWebKey key(String id) throws JoseException {
        EllipticCurveJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        made.setKeyId(id);
        return made;
    }

    private static String token(EllipticCurveJsonWebKey key, List<String> rooms) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject("mia");
        claims.setStringListClaim("groups", "moderator");
        claims.setStringListClaim("rooms", rooms);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("ES256");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }
}

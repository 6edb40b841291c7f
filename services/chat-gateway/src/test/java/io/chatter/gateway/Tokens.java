package io.chatter.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Tokens that the gateway under test trusts, and some that it must not.
public final class Tokens {

    static final String ISSUER = "urn:chatter:test";

    private final KeyPair trusted = pair();

    /// For `mp.jwt.verify.publickey`.
    public String publicKey() {
        return Base64.getEncoder().encodeToString(trusted.getPublic().getEncoded());
    }

    public String of(String name, String role, String... rooms) {
        return signed(claims(name, role, Duration.ofHours(1), rooms), trusted);
    }

    public String lasting(Duration life, String name, String role) {
        return signed(claims(name, role, life), trusted);
    }

    /// Signed by a key that nobody trusts.
    public String forged(String name, String role) {
        return signed(claims(name, role, Duration.ofHours(1)), pair());
    }

    public String ofAnotherIssuer(String name, String role) {
        JwtClaims claims = claims(name, role, Duration.ofHours(1));
        claims.setIssuer("https://elsewhere.example");
        return signed(claims, trusted);
    }

    /// Says that it needs no signature.
    public String unsigned(String name, String role) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(
                        claims(name, role, Duration.ofHours(1)).toJson().getBytes(StandardCharsets.UTF_8))
                + ".";
    }

    private static JwtClaims claims(String name, String role, Duration life, String... rooms) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(name);
        claims.setStringClaim("name", name);
        claims.setStringListClaim("groups", role);
        if (rooms.length > 0) {
            claims.setStringListClaim("rooms", List.of(rooms));
        }
        claims.setIssuedAt(
                NumericDate.fromSeconds(Instant.now().minusSeconds(600).getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(Instant.now().plus(life).getEpochSecond()));
        return claims;
    }

    private static String signed(JwtClaims claims, KeyPair keys) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue("ES256");
        signature.setPayload(claims.toJson());
        signature.setKey(keys.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

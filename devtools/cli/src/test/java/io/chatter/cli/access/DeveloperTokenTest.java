package io.chatter.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeveloperTokenTest {

    @TempDir
    Path folder;

    @Test
    void shouldSayWhoTheBearerIsAndBeTrustedByTheStacksKey()
            throws InvalidJwtException, MalformedClaimException, IOException, GeneralSecurityException {
        // Given
        DeveloperKeys keys = DeveloperKeys.in(folder);
        DeveloperToken token = DeveloperToken.of(
                "molly", DeveloperToken.Role.MODERATOR, List.of("demo"), Instant.now(), Duration.ofMinutes(5));

        // When
        String signed = token.signedBy(DeveloperKeys.in(folder));

        // Then
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(publicKey(keys))
                .setExpectedIssuer(DeveloperKeys.ISSUER)
                .setRequireExpirationTime()
                .build()
                .processToClaims(signed);
        assertThat(claims.getSubject()).isEqualTo("molly");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("moderator");
        assertThat(claims.getStringListClaimValue("rooms")).containsExactly("demo");
    }

    @Test
    void shouldKeepThePrivateKeyToItsOwner() throws IOException {
        // When
        DeveloperKeys.in(folder.resolve("keys"));

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseANameThatTheChatWouldChange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeveloperToken.of(
                        "<b>", DeveloperToken.Role.VIEWER, List.of(), Instant.EPOCH, Duration.ofHours(1)));
    }

    private static PublicKey publicKey(DeveloperKeys keys) throws IOException, GeneralSecurityException {
        String text = Files.readString(keys.publicKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    }
}

package io.chatter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for localhost that nobody signed but itself, made by the JDK's keytool.
final class OwnCertificate {

    private static final String PASSWORD = "changeit";

    private final Path file;

    OwnCertificate() {
        try {
            file = Files.createTempDirectory("own-certificate").resolve("keys.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "gateway",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("keytool cannot be run", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while keytool ran", e);
        }
    }

    /// Settings of a server that shows it.
    Map<String, String> settings() {
        return Map.of(
                "quarkus.http.ssl.certificate.key-store-file",
                file.toString(),
                "quarkus.http.ssl.certificate.key-store-password",
                PASSWORD,
                "quarkus.http.test-ssl-port",
                "0");
    }

    /// What a client needs that trusts it, and nothing else.
    SSLContext trusting() {
        try (InputStream keys = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(keys, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the store that keytool made cannot be read", e);
        }
    }
}

package io.chatter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A registry over TLS with a certificate that no public authority knows, which asks for a password.
class RegistryTlsTest {

    private static final String SECRET = "test-secret";
    private static final String USER = "reader:pw-3f9c";

    @TempDir
    static Path folder;

    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "registry",
                "-file",
                folder.resolve("ca.pem").toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/config", RegistryTlsTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void shouldBelieveTheAuthorityThatIsNamed() {
        // When
        CompatibilityLevel level = client(folder.resolve("ca.pem"), USER).globalCompatibility();

        // Then
        assertThat(level).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    }

    @Test
    void shouldNotBelieveAnUnknownAuthorityAndSayWhatToDo() {
        // Given
        SchemaRegistryClient client =
                new SchemaRegistryClient(config(new RegistrySecurity(Optional.of(USER), Optional.empty())));

        // When, Then
        assertThatThrownBy(client::globalCompatibility)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("TLS")
                .hasMessageContaining(RegistrySecurity.TRUSTSTORE);
    }

    @Test
    void shouldBeTurnedAwayWithoutThePassword() {
        assertThatThrownBy(
                        () -> client(folder.resolve("ca.pem"), "reader:guess").globalCompatibility())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("401");
    }

    @Test
    void shouldNameAFileThatHoldsNoCertificate() throws IOException {
        // Given
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        // When, Then
        assertThatThrownBy(() -> client(empty, USER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pem");
    }

    @Test
    void shouldTakeTheEnvironmentAndNeverPrintThePassword() {
        // Given
        Map<String, String> environment =
                Map.of(RegistrySecurity.CREDENTIALS, USER, RegistrySecurity.TRUSTSTORE, "/ca/ca.pem");

        // When
        RegistrySecurity security = RegistrySecurity.of(environment);

        // Then
        assertThat(security.truststore()).contains(Path.of("/ca/ca.pem"));
        assertThat(security.credentials()).contains(USER);
        assertThat(config(security).toString()).contains("reader").doesNotContain("3f9c");
    }

    private static SchemaRegistryClient client(Path authority, String user) {
        return new SchemaRegistryClient(config(new RegistrySecurity(Optional.of(user), Optional.of(authority))));
    }

    private static RegistryConfig config(RegistrySecurity security) {
        URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        return new RegistryConfig(address, security, Duration.ofSeconds(5), false, false);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String wanted = "Basic " + Base64.getEncoder().encodeToString(USER.getBytes(UTF_8));
            boolean known = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body =
                    (known ? "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}" : "{\"error_code\":401}").getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(file, SECRET.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", folder.resolve("keys.p12").toString(), "-storetype", "PKCS12", "-storepass", SECRET));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}

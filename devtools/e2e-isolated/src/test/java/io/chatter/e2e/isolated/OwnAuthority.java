package io.chatter.e2e.isolated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A certificate authority of a test's own, and a certificate of a broker on 127.0.0.1 that it signed; made by the
/// JDK's keytool.
final class OwnAuthority {

    static final String SECRET = "test-secret";

    private final Path folder;

    private OwnAuthority(Path folder) {
        this.folder = folder;
    }

    static OwnAuthority in(Path folder) throws IOException, InterruptedException {
        OwnAuthority authority = new OwnAuthority(folder);
        authority.keytool("ca", "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-ext", "bc:c", "-dname", "CN=test-ca");
        authority.keytool("ca", "-exportcert", "-rfc", "-alias", "ca", "-file", authority.path("ca.pem"));
        authority.keytool("broker", "-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=127.0.0.1");
        authority.keytool("broker", "-certreq", "-alias", "broker", "-file", authority.path("broker.csr"));
        authority.keytool(
                "ca",
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-ext",
                "san=ip:127.0.0.1",
                "-infile",
                authority.path("broker.csr"),
                "-outfile",
                authority.path("broker.pem"));
        authority.keytool("broker", "-importcert", "-noprompt", "-alias", "ca", "-file", authority.path("ca.pem"));
        authority.keytool(
                "broker", "-importcert", "-noprompt", "-alias", "broker", "-file", authority.path("broker.pem"));
        return authority;
    }

    /// The authority's certificate, which clients trust.
    Path certificate() {
        return folder.resolve("ca.pem");
    }

    /// Key and certificate of the broker, PKCS12 under [#SECRET]; also what it trusts.
    Path brokerStore() {
        return folder.resolve("broker.p12");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", path(store + ".p12"), "-storetype", "PKCS12", "-storepass", SECRET));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + String.join(" ", arguments) + ": " + output);
        }
    }
}

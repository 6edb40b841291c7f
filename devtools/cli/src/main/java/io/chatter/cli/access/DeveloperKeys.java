package io.chatter.cli.access;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The key pair of one local stack: its gateway trusts what `./chatter token` signs. Made when first
/// needed; whoever can read the folder can be anybody in that stack's rooms.
public final class DeveloperKeys {

    /// Who signed, as tokens say it.
    public static final String ISSUER = "urn:chatter:developer";

    /// ECDSA on P-256 with SHA-256.
    public static final String ALGORITHM = "ES256";

    private static final String PRIVATE_FILE = "private.pem";
    private static final String PUBLIC_FILE = "public.pem";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path folder;

    private DeveloperKeys(Path folder) {
        this.folder = folder;
    }

    /// @throws CliFailure when the folder can be neither read nor written
    public static DeveloperKeys in(Path folder) {
        DeveloperKeys keys = new DeveloperKeys(folder);
        try {
            if (!Files.isRegularFile(keys.publicKey())) {
                keys.make();
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new CliFailure(
                    "No keys can be made in " + folder + " (" + e + ")", "Check that it can be written", e);
        }
    }

    public Path publicKey() {
        return folder.resolve(PUBLIC_FILE);
    }

    /// @throws CliFailure when the file is not what this class wrote
    PrivateKey privateKey() {
        Path file = folder.resolve(PRIVATE_FILE);
        try {
            String text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            byte[] encoded = Base64.getDecoder().decode(text);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CliFailure(
                    "The key " + file + " cannot be read (" + e + ")",
                    "Remove the folder " + folder + " and start the stack again",
                    e);
        }
    }

    /// The public key comes last: where it is, the private one is.
    private void make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Files.createDirectories(folder);
        Path privateFile = folder.resolve(PRIVATE_FILE);
        try {
            Files.createFile(
                    privateFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Of a start that was cut short: its public key is missing, so nobody trusts it.
        } catch (UnsupportedOperationException e) {
            Files.createFile(privateFile);
        }
        Files.writeString(privateFile, pem("PRIVATE KEY", pair.getPrivate()));
        Files.writeString(publicKey(), pem("PUBLIC KEY", pair.getPublic()));
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(key.getEncoded()) + "\n-----END " + kind
                + "-----\n";
    }
}

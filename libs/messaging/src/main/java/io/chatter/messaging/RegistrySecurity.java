package io.chatter.messaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who asks a schema registry, and which authority it is believed by.
///
/// @param credentials `user:password` for HTTP basic authentication; printed nowhere
/// @param truststore PEM file of the authority that signed the registry's certificate; the JVM's authorities when empty
public record RegistrySecurity(Optional<String> credentials, Optional<Path> truststore) {

    public static final RegistrySecurity NONE = new RegistrySecurity(Optional.empty(), Optional.empty());

    public static final String CREDENTIALS = "CHATTER_REGISTRY_SECURITY_CREDENTIALS";
    public static final String TRUSTSTORE = "CHATTER_REGISTRY_SECURITY_TRUSTSTORE";

    /// Every variable that is read.
    public static final List<String> KEYS = List.of(CREDENTIALS, TRUSTSTORE);

    public RegistrySecurity {
        if (credentials.isPresent() && !credentials.get().contains(":")) {
            throw new IllegalArgumentException("the registry's credentials must be user:password");
        }
    }

    /// As the environment of this process says; nothing when it says nothing.
    public static RegistrySecurity ofProcess() {
        return of(System.getenv());
    }

    /// @throws IllegalArgumentException when the credentials are no pair
    public static RegistrySecurity of(Map<String, String> environment) {
        return new RegistrySecurity(
                text(environment, CREDENTIALS), text(environment, TRUSTSTORE).map(Path::of));
    }

    /// Without the password.
    @Override
    public String toString() {
        return "RegistrySecurity["
                + credentials.map(pair -> pair.substring(0, pair.indexOf(':'))).orElse("nobody") + ", " + truststore
                + "]";
    }

    private static Optional<String> text(Map<String, String> environment, String key) {
        @Nullable String value = environment.get(key);
        return Optional.ofNullable(value).map(String::strip).filter(found -> !found.isEmpty());
    }
}

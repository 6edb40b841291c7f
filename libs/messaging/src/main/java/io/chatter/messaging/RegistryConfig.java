package io.chatter.messaging;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How to reach a schema registry, and which schemas a producer may use.
///
/// @param address base of a registry with Confluent's REST API, for instance `http://localhost:8081/apis/ccompat/v7`
/// @param security who asks, and whom it believes
/// @param timeout upper bound of one request, connecting included
/// @param autoRegister whether producers register schemas that the registry does not know; for development
/// @param useLatestVersion whether producers write in the subject's latest version instead of their own
public record RegistryConfig(
        URI address, RegistrySecurity security, Duration timeout, boolean autoRegister, boolean useLatestVersion) {

    public static final String ADDRESS = "schema.registry.url";
    public static final String CREDENTIALS = "basic.auth.user.info";
    public static final String TRUSTSTORE = "schema.registry.ssl.truststore.location";
    public static final String TIMEOUT = "schema.registry.request.timeout.ms";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String USE_LATEST_VERSION = "use.latest.version";

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    public RegistryConfig {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    ADDRESS + " must be an http or https address, not '" + address + "'; set it to the registry's API");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(TIMEOUT + " must be positive, not " + timeout.toMillis());
        }
    }

    /// Security as this process's environment says, no registration, own schemas, 3 s a request.
    public static RegistryConfig of(URI address) {
        return new RegistryConfig(address, RegistrySecurity.ofProcess(), DEFAULT_TIMEOUT, false, false);
    }

    /// Reads the Kafka client properties named by this class's constants; only [#ADDRESS] is required. The environment
    /// says what they leave out of security.
    ///
    /// @throws IllegalArgumentException naming the key that is missing or wrong
    public static RegistryConfig from(Map<String, ?> properties) {
        return new RegistryConfig(
                address(text(properties, ADDRESS)),
                security(properties),
                timeout(text(properties, TIMEOUT)),
                Boolean.parseBoolean(text(properties, AUTO_REGISTER)),
                Boolean.parseBoolean(text(properties, USE_LATEST_VERSION)));
    }

    private static RegistrySecurity security(Map<String, ?> properties) {
        RegistrySecurity process = RegistrySecurity.ofProcess();
        return new RegistrySecurity(
                Optional.ofNullable(text(properties, CREDENTIALS)).or(process::credentials),
                Optional.ofNullable(text(properties, TRUSTSTORE)).map(Path::of).or(process::truststore));
    }

    private static URI address(@Nullable String address) {
        if (address == null || address.isBlank()) {
            throw new IllegalArgumentException(
                    ADDRESS + " is missing; set it to the registry's Confluent API, for instance"
                            + " http://localhost:8081/apis/ccompat/v7");
        }
        String trimmed = address.strip();
        return URI.create(trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
    }

    private static Duration timeout(@Nullable String millis) {
        if (millis == null) {
            return DEFAULT_TIMEOUT;
        }
        try {
            return Duration.ofMillis(Long.parseLong(millis));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(TIMEOUT + " must be a number of milliseconds, not '" + millis + "'", e);
        }
    }

    private static @Nullable String text(Map<String, ?> properties, String key) {
        Object value = properties.get(key);
        return value == null ? null : value.toString();
    }
}

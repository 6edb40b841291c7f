package io.chatter.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the clients of this process prove who they are to the brokers, and whom they believe.
///
/// @param protocol one of Kafka's security protocols; PLAINTEXT needs none of the rest
/// @param mechanism of SASL: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512
/// @param user of SASL
/// @param password of SASL; printed nowhere
/// @param truststore PEM file of the authority that signed the brokers' certificates; the JVM's authorities when empty
public record KafkaSecurity(
        Protocol protocol, String mechanism, String user, String password, Optional<String> truststore) {

    /// Kafka's own names.
    public enum Protocol {
        PLAINTEXT,
        SSL,
        SASL_PLAINTEXT,
        SASL_SSL
    }

    public static final String PROTOCOL = "CHATTER_KAFKA_SECURITY_PROTOCOL";
    public static final String MECHANISM = "CHATTER_KAFKA_SECURITY_MECHANISM";
    public static final String USER = "CHATTER_KAFKA_SECURITY_USER";
    public static final String PASSWORD = "CHATTER_KAFKA_SECURITY_PASSWORD";
    public static final String TRUSTSTORE = "CHATTER_KAFKA_SECURITY_TRUSTSTORE";

    /// Every variable that is read.
    public static final List<String> KEYS = List.of(PROTOCOL, MECHANISM, USER, PASSWORD, TRUSTSTORE);

    private static final String SCRAM_512 = "SCRAM-SHA-512";
    private static final List<String> MECHANISMS = List.of("PLAIN", "SCRAM-SHA-256", SCRAM_512);

    public KafkaSecurity {
        if (protocol.name().startsWith("SASL")) {
            if (!MECHANISMS.contains(mechanism)) {
                throw new IllegalArgumentException(
                        MECHANISM + " must be one of " + MECHANISMS + ", not '" + mechanism + "'");
            }
            if (user.isEmpty() || password.isEmpty()) {
                throw new IllegalArgumentException(
                        USER + " or " + PASSWORD + " is missing; " + protocol + " asks who this is");
            }
        }
    }

    /// As the environment of this process says; plain text when it says nothing.
    public static KafkaSecurity ofProcess() {
        return of(System.getenv());
    }

    /// @throws IllegalArgumentException naming the variable that is wrong
    public static KafkaSecurity of(Map<String, String> environment) {
        return new KafkaSecurity(
                protocol(text(environment, PROTOCOL, Protocol.PLAINTEXT.name())),
                text(environment, MECHANISM, SCRAM_512),
                text(environment, USER, ""),
                text(environment, PASSWORD, ""),
                Optional.of(text(environment, TRUSTSTORE, "")).filter(path -> !path.isEmpty()));
    }

    /// By the keys of Kafka's clients; empty for plain text.
    public Map<String, Object> clientSettings() {
        if (protocol == Protocol.PLAINTEXT) {
            return Map.of();
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("security.protocol", protocol.name());
        if (protocol.name().startsWith("SASL")) {
            settings.put("sasl.mechanism", mechanism);
            settings.put(
                    "sasl.jaas.config",
                    module() + " required username=\"" + escaped(user) + "\" password=\"" + escaped(password) + "\";");
        }
        truststore.ifPresent(path -> {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", path);
        });
        return settings;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "KafkaSecurity[" + protocol + ", " + mechanism + ", " + user + "]";
    }

    private String module() {
        return mechanism.equals("PLAIN")
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Protocol protocol(String name) {
        try {
            return Protocol.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    PROTOCOL + " must be one of " + List.of(Protocol.values()) + ", not '" + name + "'", e);
        }
    }

    private static String text(Map<String, String> environment, String key, String otherwise) {
        @Nullable String value = environment.get(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}

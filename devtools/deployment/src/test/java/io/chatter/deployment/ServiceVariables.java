package io.chatter.deployment;

import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistrySecurity;
import io.chatter.observability.tracing.TracingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The environment variables that a service reads, from its sources: properties with a default, `@ConfigMapping`s, and
/// what the libraries read.
final class ServiceVariables {

    private ServiceVariables() {}

    static Set<String> of(Path sources) throws IOException {
        Set<String> known = new TreeSet<>(TracingSettings.KEYS);
        known.addAll(KafkaSecurity.KEYS);
        known.addAll(RegistrySecurity.KEYS);
        known.addAll(Set.of(
                "CHATTER_CONFIGS",
                "CHATTER_DATA_DIR",
                "QUARKUS_HTTP_HOST",
                "QUARKUS_HTTP_PORT",
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                "MP_JWT_VERIFY_ISSUER"));
        MappedSettings.of(sources).forEach(setting -> known.add(setting.variable()));
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.endsWith("application.properties")) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .forEach(line -> known.add(MappedSettings.variable(line.substring(0, line.indexOf('=')))));
                }
            }
        }
        return known;
    }
}

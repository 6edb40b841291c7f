package io.chatter.deployment;

import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistrySecurity;
import io.chatter.observability.tracing.TracingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The environment variables that a service reads, from its sources: properties with a default, `@ConfigMapping`s, and
/// what the libraries read.
final class ServiceVariables {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern INTERFACE = Pattern.compile("interface (\\w+) \\{");
    private static final Pattern METHOD = Pattern.compile("(\\w+)>* (\\w+)\\(\\);");

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
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.endsWith("application.properties")) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .forEach(line -> known.add(variable(line.substring(0, line.indexOf('=')))));
                } else if (file.toString().endsWith(".java")) {
                    known.addAll(mapped(Files.readString(file)));
                }
            }
        }
        return known;
    }

    /// A method that returns an interface of the same file is a group of further keys.
    private static Set<String> mapped(String source) {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return Set.of();
        }
        List<MatchResult> interfaces = INTERFACE.matcher(source).results().toList();
        Map<String, String> bodies = new HashMap<>();
        for (int i = 0; i < interfaces.size(); i++) {
            int end = i + 1 < interfaces.size() ? interfaces.get(i + 1).start() : source.length();
            bodies.put(
                    interfaces.get(i).group(1),
                    source.substring(interfaces.get(i).end(), end));
        }
        Set<String> known = new TreeSet<>();
        collect(prefix.group(1), interfaces.getFirst().group(1), bodies, known);
        return known;
    }

    private static void collect(String prefix, String name, Map<String, String> bodies, Set<String> known) {
        METHOD.matcher(bodies.get(name)).results().forEach(method -> {
            String key = prefix + "-" + method.group(2);
            if (bodies.containsKey(method.group(1))) {
                collect(key, method.group(1), bodies, known);
            } else {
                known.add(variable(key));
            }
        });
    }

    private static String variable(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "_");
    }
}

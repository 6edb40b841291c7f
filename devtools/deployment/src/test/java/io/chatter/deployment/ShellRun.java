package io.chatter.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command that has ended.
///
/// @param output of both streams, in order
record ShellRun(int exitCode, String output) {

    /// Any free port in the place of one that may be taken, and nobody's broker: one that runs here is not to be
    /// joined.
    private static final Map<String, String> ALONE = Map.of(
            "QUARKUS_HTTP_PORT", "0",
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "CHATTER_SCHEMA_REGISTRY_URL", "http://127.0.0.1:1");

    /// Runs `command` with the tests' JDK as `java`, and waits for its end.
    static ShellRun of(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> found = new ArrayList<>(List.of("env")); // by its own PATH, not by that of this JVM
        found.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(found).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(CHATTER|QUARKUS|KAFKA|OTEL)_.*"));
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, _) -> java + ":" + path);
        builder.environment().putAll(environment);
        builder.environment().putAll(ALONE);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ShellRun(process.waitFor(), output);
    }
}

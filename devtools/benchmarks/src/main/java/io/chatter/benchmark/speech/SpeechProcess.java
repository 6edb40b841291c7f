package io.chatter.benchmark.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs a bench class of the built stream-context and reads the line of JSON that it prints.
final class SpeechProcess {

    private SpeechProcess() {}

    /// @param main simple name of a class in stream-context's `bench` package
    /// @param heapMb of its JVM
    /// @throws IOException with what it said when it fails, or when stream-context is not built
    static JsonNode run(String main, int heapMb, List<String> arguments) throws IOException, InterruptedException {
        Path application = Checkout.root().resolve("services/stream-context/target/quarkus-app");
        if (!Files.isDirectory(application)) {
            throw new IOException("stream-context is not built; run ./mvnw -DskipTests package");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Stream.of("app", "lib/main", "lib/boot")
                        .map(folder -> application.resolve(folder) + "/*")
                        .collect(Collectors.joining(File.pathSeparator)),
                "io.chatter.streamcontext.bench." + main));
        command.addAll(arguments);
        Path complaints = Files.createTempFile("chatter-speech", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(complaints.toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                List<String> lines = Files.readAllLines(complaints);
                throw new IOException(main + " " + arguments + ": " + (lines.isEmpty() ? said : lines.getLast()));
            }
            return new ObjectMapper()
                    .readTree(said.lines()
                            .filter(line -> line.startsWith("{"))
                            .findFirst()
                            .orElse("{}"));
        } finally {
            Files.delete(complaints);
        }
    }

    static Path demo() {
        return Checkout.root().resolve("configs/demo/stream.webm");
    }
}

package io.chatter.cli.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs `./chatter` as a child process, as a person would; for tests that need a whole stack of their own. Thread-safe:
/// it holds no state but the folders.
public final class ChatterScript {

    /// How a run ended.
    ///
    /// @param exitCode 0 done, 1 the answer is no, 2 not done, 130 interrupted
    /// @param output what it printed to stdout
    /// @param errors what it printed to stderr: progress under `--json`, failures
    public record Run(int exitCode, String output, String errors) {

        /// @throws IllegalStateException with everything printed, unless the exit code is 0
        public Run requireDone() {
            if (exitCode != 0) {
                throw new IllegalStateException("./chatter ended with " + exitCode + "\n" + errors + output);
            }
            return this;
        }
    }

    private final Path root;
    private final Path data;
    private final Map<String, String> environment;

    /// @param root folder of the checkout
    /// @param data folder of the stack's data; every command gets it as `--data-dir`
    public ChatterScript(Path root, Path data) {
        this(root, data, Map.of());
    }

    /// @param environment variables that every command gets beside those of this process
    public ChatterScript(Path root, Path data, Map<String, String> environment) {
        this.root = root;
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    /// Starts a stack on free ports and returns its endpoints, as `up --json` prints them.
    public Run up(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--detach", "--ports", "free", "--json"));
        arguments.addAll(List.of(more));
        return run("up", Duration.ofMinutes(10), arguments);
    }

    public Run down() throws IOException, InterruptedException {
        return run("down", Duration.ofMinutes(3), List.of());
    }

    /// Runs a command that knows `--data-dir`.
    ///
    /// @throws IllegalStateException when it does not end within `patience`; it is killed then
    public Run run(String command, Duration patience, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(root.resolve("chatter").toString(), command));
        line.addAll(List.of("--data-dir", data.toString()));
        line.addAll(arguments);
        Path output = Files.createTempFile("chatter-out", ".txt");
        Path errors = Files.createTempFile("chatter-err", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("./chatter " + command + " did not end within " + patience + "\n"
                        + read(errors) + read(output));
            }
            return new Run(process.exitValue(), read(output), read(errors));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

package io.chatter.cli.script;

import io.chatter.cli.CliFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Programs of the benchmarks' module, each run in a process of its own with this terminal.
public final class BenchmarksProgram {

    private BenchmarksProgram() {}

    /// The exit code of a program.
    ///
    /// @param root folder of the checkout
    /// @param main its class
    /// @throws CliFailure when it is not built
    public static int run(Path root, String main, List<String> arguments) throws InterruptedException {
        return run(commandLine(root, main, arguments), root);
    }

    private static List<String> commandLine(Path root, String main, List<String> arguments) {
        Path target = root.resolve("devtools/benchmarks/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dchatter.root=" + root,
                "-cp",
                jar(target) + File.pathSeparator + target.resolve("lib") + "/*",
                main));
        command.addAll(arguments);
        return command;
    }

    private static Path jar(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("chatter-benchmarks-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new CliFailure("The benchmarks are not built", "Run the command without --no-build"));
        } catch (IOException e) {
            throw new CliFailure("The benchmarks are not built (" + e + ")", "Run the command without --no-build", e);
        }
    }

    /// The exit code of `command`, run in `folder` with this terminal.
    public static int run(List<String> command, Path folder) throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.start();
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                // It was told too when the terminal was; it may have things to tidy up.
                process.destroy();
                return process.waitFor();
            }
        } catch (IOException e) {
            throw new CliFailure(command.getFirst() + " cannot be run (" + e + ")", "Check that it is executable", e);
        }
    }
}

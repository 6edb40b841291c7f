package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Commands that another program of the checkout carries out, in its own process with this terminal.
final class HandOverCommands {

    private HandOverCommands() {}

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Builds everything and runs all tests: ./mvnw verify with the arguments given.")
    static final class Test implements Callable<Integer> {

        @Parameters(paramLabel = "ARG", arity = "0..*", description = "Arguments for Maven, after --.")
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws InterruptedException {
            Path root = StackOptions.checkout();
            List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-B", "-ntp", "verify"));
            command.addAll(arguments);
            return run(command, root);
        }
    }

    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = "Runs the benchmarks of devtools/benchmarks with the arguments given.")
    static final class Bench implements Callable<Integer> {

        private static final String MAIN = "io.chatter.benchmark.Benchmarks";

        @Parameters(paramLabel = "ARG", arity = "0..*", description = "Arguments for the benchmarks, after --.")
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws InterruptedException {
            Path target = StackOptions.checkout().resolve("devtools/benchmarks/target");
            if (!Files.isDirectory(target.resolve("lib"))) {
                build();
            }
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dchatter.root=" + StackOptions.checkout(),
                    "-cp",
                    jar(target) + File.pathSeparator + target.resolve("lib") + "/*",
                    MAIN));
            command.addAll(arguments);
            return run(command, StackOptions.checkout());
        }

        private static void build() throws InterruptedException {
            Path root = StackOptions.checkout();
            int exit = run(
                    List.of(
                            root.resolve("mvnw").toString(),
                            "-B",
                            "-q",
                            "-DskipTests",
                            "-pl",
                            "devtools/benchmarks",
                            "-am",
                            "package"),
                    root);
            if (exit != 0) {
                throw new CliFailure("The benchmarks do not build", "Mend what Maven names above");
            }
        }

        private static Path jar(Path target) {
            try (Stream<Path> files = Files.list(target)) {
                return files.filter(file -> file.getFileName().toString().matches("chatter-benchmarks-.*\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new CliFailure(
                                "The benchmarks are not built",
                                "Run ./mvnw package -DskipTests -pl devtools/benchmarks -am"));
            } catch (IOException e) {
                throw new CliFailure("The folder " + target + " cannot be read (" + e + ")", "Mend its mode", e);
            }
        }
    }

    private static int run(List<String> command, Path folder) throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new CliFailure(command.getFirst() + " cannot be run (" + e + ")", "Check that it is executable", e);
        }
    }
}

package io.chatter.benchmark.chaos;

import java.io.IOException;

/// Short programs of the operating system.
final class Shell {

    private Shell() {}

    /// @throws IOException with all that it printed, when it does not end with 0
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (var reader = process.inputReader()) {
            output = reader.readAllAsString();
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output.strip());
        }
    }
}

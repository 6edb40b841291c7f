package io.chatter.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory a process holds.
final class ProcessMemory {

    private static final long KB_PER_MB = 1024;

    private ProcessMemory() {}

    /// Resident memory in MB; 0 where the system does not tell (it does on Linux).
    static long residentMb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KB_PER_MB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

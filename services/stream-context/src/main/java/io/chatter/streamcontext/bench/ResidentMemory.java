package io.chatter.streamcontext.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process holds of the machine's memory, by Linux's account; 0 elsewhere.
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    static long megabytesNow() throws IOException {
        return megabytes("VmRSS:");
    }

    static long megabytesAtMost() throws IOException {
        return megabytes("VmHWM:");
    }

    private static long megabytes(String line) throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(one -> one.startsWith(line))
                .mapToLong(one -> Long.parseLong(one.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}

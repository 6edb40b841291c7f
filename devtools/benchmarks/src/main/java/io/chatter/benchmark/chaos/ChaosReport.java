package io.chatter.benchmark.chaos;

import io.chatter.cli.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a run did and found.
///
/// @param passed whether everything held
/// @param faults in their order
/// @param accepted lines that the log took and that may be shown
/// @param forbidden lines that may not
/// @param windows closed windows that were counted again
/// @param longestAwayMs the longest that a viewer was without a socket
/// @param broken what did not hold; empty when all did
record ChaosReport(
        boolean passed,
        List<Struck> faults,
        int accepted,
        int forbidden,
        int windows,
        long longestAwayMs,
        List<String> broken) {

    /// One fault.
    ///
    /// @param result `passed`, `failed` or `skipped`
    /// @param recoveryMs from the fault's end to the first line shown after it; null when skipped
    /// @param detail what failed, or why it was skipped
    record Struck(String fault, String result, @Nullable Long recoveryMs, String detail) {

        static Struck skipped(Fault fault, String why) {
            return new Struck(fault.name(), "skipped", null, why);
        }

        static Struck of(Fault fault, Duration recovery, List<String> failures) {
            return new Struck(
                    fault.name(),
                    failures.isEmpty() ? "passed" : "failed",
                    recovery.toMillis(),
                    String.join("; ", failures));
        }

        boolean isFailed() {
            return result.equals("failed");
        }

        String line() {
            String recovery =
                    recoveryMs == null ? "" : String.format(Locale.ROOT, "back after %.1f s", recoveryMs / 1e3);
            return String.format(Locale.ROOT, "%-22s %-8s %-18s %s", fault, result, recovery, detail)
                    .stripTrailing();
        }
    }

    ChaosReport {
        faults = List.copyOf(faults);
        broken = List.copyOf(broken);
    }

    String toJson() {
        return Json.write(this);
    }

    /// The sum; the faults were printed when they happened.
    String toText() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d lines accepted, %d forbidden; %d windows counted again; no viewer away for more than %.1f s%n",
                accepted,
                forbidden,
                windows,
                longestAwayMs / 1e3));
        broken.forEach(line -> text.append("BROKEN: ").append(line).append('\n'));
        return text.append(passed ? "passed: nothing lost, nothing doubled, nothing unchecked shown" : "FAILED")
                .toString();
    }
}

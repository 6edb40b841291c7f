package io.chatter.benchmark;

import io.chatter.benchmark.messaging.SerdeBenchmark;
import io.chatter.benchmark.quality.ChatQuality;
import io.chatter.benchmark.safety.SafetyBenchmark;
import io.chatter.benchmark.startup.StartUp;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// The command behind `chatter bench`: `list`, or `run NAME [--json]`. Exits with 0 when all aims are met, 1 when one
/// is missed, 2 when the benchmark failed or the command makes no sense.
public final class Benchmarks {

    private static final int MET = 0;
    private static final int MISSED = 1;
    private static final int FAILED = 2;

    private static final List<Benchmark> ALL =
            List.of(new StartUp(), new SerdeBenchmark(), new ChatQuality(), new SafetyBenchmark());

    private final List<Benchmark> benchmarks;
    private final PrintStream out;
    private final PrintStream err;

    Benchmarks(List<Benchmark> benchmarks, PrintStream out, PrintStream err) {
        this.benchmarks = benchmarks;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Benchmarks(ALL, System.out, System.err).execute(List.of(arguments)));
    }

    int execute(List<String> arguments) {
        boolean json = arguments.contains("--json");
        List<String> words =
                arguments.stream().filter(word -> !word.equals("--json")).toList();
        if (words.equals(List.of("list"))) {
            benchmarks.forEach(benchmark -> out.printf("%-16s %s%n", benchmark.name(), benchmark.summary()));
            return MET;
        }
        if (words.size() == 2 && words.getFirst().equals("run")) {
            return run(words.getLast(), json);
        }
        err.println("usage: bench list | bench run NAME [--json]");
        return FAILED;
    }

    private int run(String name, boolean json) {
        Optional<Benchmark> found = benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            err.println("no benchmark is named " + name + "; see bench list");
            return FAILED;
        }
        try {
            BenchmarkReport report = found.get().run();
            out.println(json ? report.toJson() : report.toTable());
            return report.isMet() ? MET : MISSED;
        } catch (Exception e) {
            err.println(name + " failed: " + e);
            return FAILED;
        }
    }
}

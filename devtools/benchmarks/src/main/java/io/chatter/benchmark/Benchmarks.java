package io.chatter.benchmark;

import io.chatter.benchmark.data.DataBenchmark;
import io.chatter.benchmark.fanout.ConnectionsBenchmark;
import io.chatter.benchmark.fanout.FanoutBenchmark;
import io.chatter.benchmark.fanout.StalledBenchmark;
import io.chatter.benchmark.ingest.IngestBenchmark;
import io.chatter.benchmark.messaging.SerdeBenchmark;
import io.chatter.benchmark.moderation.ModerationBenchmark;
import io.chatter.benchmark.page.PageBenchmark;
import io.chatter.benchmark.quality.ChatQuality;
import io.chatter.benchmark.safety.SafetyBenchmark;
import io.chatter.benchmark.speech.AsrBenchmark;
import io.chatter.benchmark.speech.EventBenchmark;
import io.chatter.benchmark.speech.LiveBenchmark;
import io.chatter.benchmark.startup.StartUp;
import io.chatter.benchmark.stores.StoresBenchmark;
import io.chatter.benchmark.topologies.TopologiesBenchmark;
import io.chatter.benchmark.whole.SpeechToLine;
import io.chatter.benchmark.whole.WholeStack;
import io.chatter.benchmark.workers.WorkersBenchmark;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The command behind `chatter bench`: `list`, or `[run] NAME [--json]` with the sizes that the benchmark knows. Exits
/// with 0 when all aims are met, 1 when one is missed, 2 when the benchmark failed or the command makes no sense.
public final class Benchmarks {

    private static final int MET = 0;
    private static final int MISSED = 1;
    private static final int FAILED = 2;

    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final List<Benchmark> ALL = List.of(
            new StartUp(),
            new SerdeBenchmark(),
            new ChatQuality(),
            new SafetyBenchmark(),
            new FanoutBenchmark(),
            new StalledBenchmark(),
            new ConnectionsBenchmark(),
            new IngestBenchmark(),
            new ModerationBenchmark(),
            new WorkersBenchmark(),
            new DataBenchmark(),
            new TopologiesBenchmark(),
            new StoresBenchmark(),
            new PageBenchmark(),
            new AsrBenchmark(),
            new EventBenchmark(),
            new LiveBenchmark(),
            new SpeechToLine(),
            new WholeStack());

    private final List<Benchmark> benchmarks;
    private final PrintStream out;
    private final PrintStream err;

    Benchmarks(List<Benchmark> benchmarks, PrintStream out, PrintStream err) {
        this.benchmarks = benchmarks;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        System.exit(new Benchmarks(ALL, System.out, System.err).execute(List.of(arguments)));
    }

    int execute(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        boolean json = words.remove("--json");
        if (words.equals(List.of("list"))) {
            benchmarks.forEach(benchmark -> out.printf("%-16s %s%n", benchmark.name(), summary(benchmark)));
            return MET;
        }
        if (words.size() > 1 && words.getFirst().equals("run")) {
            words.removeFirst();
        }
        if (words.isEmpty() || words.getFirst().equals("run")) {
            err.println("usage: bench list | bench [run] NAME [--SIZE N]... [--json]");
            return FAILED;
        }
        return run(words.getFirst(), words.subList(1, words.size()), json);
    }

    private int run(String name, List<String> options, boolean json) {
        Optional<Benchmark> found = benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            err.println("no benchmark is named " + name + "; see bench list");
            return FAILED;
        }
        try {
            BenchmarkReport report = report(found.get(), options);
            out.println(json ? report.toJson() : report.toTable());
            return report.isMet() ? MET : MISSED;
        } catch (Exception e) {
            err.println(name + " failed: " + e);
            return FAILED;
        }
    }

    private static BenchmarkReport report(Benchmark benchmark, List<String> options) throws Exception {
        if (benchmark instanceof SizedBenchmark sized) {
            return sized.run(sizes(sized.sizes(), options));
        }
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(benchmark.name() + " has one size only, not " + options);
        }
        return benchmark.run();
    }

    private static Map<String, Integer> sizes(Map<String, Integer> known, List<String> options) {
        Map<String, Integer> sizes = new HashMap<>(known);
        for (int i = 0; i < options.size(); i += 2) {
            String size = options.get(i).replaceFirst("^--", "");
            if (!known.containsKey(size) || i + 1 == options.size()) {
                throw new IllegalArgumentException("sizes are " + known + ", each as --SIZE N, not " + options);
            }
            sizes.put(size, Integer.parseInt(options.get(i + 1)));
        }
        return sizes;
    }

    private static String summary(Benchmark benchmark) {
        return benchmark instanceof SizedBenchmark sized
                ? benchmark.summary() + " " + new TreeMap<>(sized.sizes())
                : benchmark.summary();
    }
}

package io.chatter.benchmark.messaging;

import static java.util.Objects.requireNonNull;

import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Records a second through the serde on one thread, and bytes allocated for each; bare Avro in the same run.
public final class SerdeBenchmark implements Benchmark {

    private static final double AIM = 1_200_000;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    @Override
    public String name() {
        return "serde";
    }

    @Override
    public String summary() {
        return "ChatMessage through the serde: records/s a core and bytes allocated a record, beside bare Avro";
    }

    @Override
    public BenchmarkReport run() throws RunnerException {
        Collection<RunResult> results = new Runner(options()).run();
        List<Figure> figures = new ArrayList<>();
        for (RunResult result : results) {
            figures.add(rate(result));
            figures.add(allocation(result));
        }
        return new BenchmarkReport(
                name(), figures, List.of("JMH, one thread, two forks; the registry is closed while it is measured."));
    }

    private static Figure rate(RunResult result) {
        double rate = result.getPrimaryResult().getScore();
        return nameOf(result).startsWith("bare")
                ? Figure.of(nameOf(result), rate, "records/s")
                : Figure.atLeast(AIM, nameOf(result), rate, "records/s");
    }

    private static Figure allocation(RunResult result) {
        Result<?> allocation = requireNonNull(result.getSecondaryResults().get(ALLOCATION), "the GC profiler is on");
        return Figure.of(nameOf(result) + " allocation", allocation.getScore(), "bytes/record");
    }

    private static String nameOf(RunResult result) {
        return result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("line");
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(SerdeState.class.getName() + "\\..*")
                .forks(2)
                .threads(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(700))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .build();
    }
}

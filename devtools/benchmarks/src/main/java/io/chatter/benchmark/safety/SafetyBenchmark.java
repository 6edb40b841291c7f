package io.chatter.benchmark.safety;

import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// Lines judged a second on one core, and how long single lines take, for ordinary lines and for the worst.
public final class SafetyBenchmark implements Benchmark {
    private static final double LINES_A_SECOND = 100_000;
    private static final double SLOWEST_MICROSECONDS = 100;
    private static final double LONGEST_MILLISECONDS = 50;
    private static final double MICROSECONDS_A_SECOND = 1_000_000;

    @Override
    public String name() {
        return "safety";
    }

    @Override
    public String summary() {
        return "judging chat lines: lines/s a core and p99, ordinary lines and the worst of 500 characters";
    }

    @Override
    public BenchmarkReport run() throws RunnerException {
        List<Figure> figures = new ArrayList<>();
        for (RunResult result : new Runner(options()).run()) {
            String lines = result.getParams().getParam("lines");
            Statistics microseconds = result.getPrimaryResult().getStatistics();
            double rate = MICROSECONDS_A_SECOND / microseconds.getMean();
            double slowest = microseconds.getPercentile(99);
            if (lines.equals("ordinary")) {
                figures.add(Figure.atLeast(LINES_A_SECOND, lines + " lines", rate, "lines/s"));
                figures.add(Figure.atMost(SLOWEST_MICROSECONDS, lines + " lines p99", slowest, "us"));
            } else {
                figures.add(Figure.of(lines + " lines", rate, "lines/s"));
                figures.add(Figure.of(lines + " lines p99", slowest, "us"));
            }
        }
        figures.add(Figure.atMost(LONGEST_MILLISECONDS, "slowest 100 kB line", LongLines.slowestMillis(), "ms"));
        return new BenchmarkReport(
                name(),
                figures,
                List.of(
                        "JMH, one thread, one fork, sampled times; default policy, human author. The rate is that of"
                                + " the mean time.",
                        "100 kB: " + LongLines.count()
                                + " kinds of text, at a policy that takes lines as long, each the" + " best of "
                                + LongLines.ROUNDS + " rounds; the slowest kind is shown"));
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(SafetyState.class.getName() + "\\..*")
                .forks(1)
                .threads(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC")
                .build();
    }
}

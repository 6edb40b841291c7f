package io.chatter.benchmark;

/// One named measurement. To add one, implement this and list it in [Benchmarks].
public interface Benchmark {

    /// Name on the command line: lower case, dashes.
    String name();

    /// What it measures, in one line.
    String summary();

    /// Measures for real; may take minutes. Called once.
    ///
    /// @throws Exception whatever made it fail; the command prints its message and exits with 2
    BenchmarkReport run() throws Exception;
}

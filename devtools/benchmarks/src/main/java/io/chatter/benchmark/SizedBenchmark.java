package io.chatter.benchmark;

import java.util.Map;

/// A benchmark whose size may be chosen: `--clients 500`.
public interface SizedBenchmark extends Benchmark {

    /// The sizes that may be given, by their name on the command line, with what they are otherwise.
    Map<String, Integer> sizes();

    /// Like [#run()] at other sizes.
    ///
    /// @param sizes a value for each of [#sizes()]
    BenchmarkReport run(Map<String, Integer> sizes) throws Exception;

    @Override
    default BenchmarkReport run() throws Exception {
        return run(sizes());
    }
}

package io.chatter.benchmark.safety;

import io.chatter.safety.AuthorKind;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One line after the other at the default policy, as the gateway judges them. One thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SafetyState {
    /// Which of [ChatLines].
    @Param({"ordinary", "worst"})
    public String lines = "ordinary";

    private final TextModeration moderation = new TextModeration();
    private final ModerationPolicy policy = ModerationPolicy.defaults();
    private List<String> texts = ChatLines.ORDINARY;
    private int next;

    @Setup
    public void choose() {
        texts = lines.equals("ordinary") ? ChatLines.ORDINARY : ChatLines.WORST;
    }

    @Benchmark
    public Verdict judge() {
        next = next + 1 == texts.size() ? 0 : next + 1;
        return moderation.judge(texts.get(next), AuthorKind.HUMAN, policy);
    }
}

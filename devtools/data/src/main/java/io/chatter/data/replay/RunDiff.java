package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.Interval;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.Range;
import io.chatter.data.log.RecordDecoder;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what a run computed with what was live, window by window, partition after partition, in the order of time:
/// memory holds the windows of a few minutes. Owned by one thread.
///
/// A window can be compared when the run had all lines that it looks at: windows whose past begins
/// before the run are only counted, unless the run began where the log does.
public final class RunDiff {

    /// Of one topic.
    ///
    /// @param same windows that are equal in every field
    /// @param different in both, with another value or not told the same number of times
    /// @param onlyReplay in the run only
    /// @param onlyLive live only
    /// @param warmUp not compared, for the run lacks a part of their past
    /// @param gone not compared, for they are older than what is left of the live ones
    /// @param examples some of the differences, in words
    public record Comparison(
            String topic,
            long same,
            long different,
            long onlyReplay,
            long onlyLive,
            long warmUp,
            long gone,
            List<String> examples) {

        public boolean isSame() {
            return different + onlyReplay + onlyLive == 0;
        }

        /// How many windows could be compared.
        public long compared() {
            return same + different + onlyReplay + onlyLive;
        }
    }

    /// Records at the begin of a partition among which there is one that is no mark of a transaction.
    private static final long FIRST_OFFSETS = 1_000;

    private final LogAddress address;
    private final TopicLog log;
    private final RecordDecoder decoder;

    /// @param log stays the caller's to close
    public RunDiff(LogAddress address, TopicLog log) {
        this.address = address;
        this.log = log;
        this.decoder = new RecordDecoder(address);
    }

    /// @throws DataFailure when there is no such run, or it is not complete
    public List<Comparison> compare(RunTopics run) {
        String lines = run.of(TopicCatalogue.CHAT_FIREHOSE.name());
        Set<String> topics = log.topics();
        if (!topics.contains(lines)) {
            throw new DataFailure("There is no run `" + run.run() + "` of the firehose", "See `./chatter replay list`");
        }
        if (!run.isCompleteIn(topics)) {
            throw new DataFailure(
                    "The run `" + run.run() + "` is not complete",
                    "Wait for it, or delete it with `./chatter replay drop " + run.run() + "` and run it again");
        }
        RunSpans spans = RunSpans.read(log, lines);
        return RunTopics.results().stream()
                .map(spec -> compare(spec, run, spans))
                .toList();
    }

    private Comparison compare(TopicSpec spec, RunTopics run, RunSpans spans) {
        WindowTally tally = new WindowTally();
        Map<Integer, Long> begins = log.begins(spec.name());
        for (int partition : spans.partitions()) {
            Instant edge = begins.getOrDefault(partition, 0L) == 0 ? Instant.MIN : edgeOf(spec.name(), partition);
            compare(
                    List.of(spec.name(), run.of(spec.name())),
                    partition,
                    new WindowPairs(spans.of(partition), edge, tally));
        }
        return tally.of(spec.name());
    }

    /// @param topics the live one first
    private void compare(List<String> topics, int partition, WindowPairs pairs) {
        Range part = Range.ofPartitions(Set.of(partition)).intersect(Range.ofTimes(pairs.times()));
        List<OffsetRange> ranges = new ArrayList<>();
        topics.forEach(topic -> ranges.addAll(log.plan(topic, part)));
        try (MergedLog merged = new MergedLog(address, ranges)) {
            for (var next = merged.next(); next.isPresent(); next = merged.next()) {
                if (part.contains(next.get())) {
                    boolean live = next.get().topic().equals(topics.getFirst());
                    decoder.decode(next.get()).ifPresent(record -> pairs.add(record, live));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataFailure("The comparison was interrupted", "Run it again", e);
        }
        pairs.closeAll();
    }

    /// Up to where windows of a partition that has lost its begin may be gone: of windows that ended at about the same
    /// time, those of a room that fell silent are told last.
    private Instant edgeOf(String topic, int partition) {
        List<Instant> oldest = new ArrayList<>();
        for (OffsetRange range : log.plan(topic, Range.ofPartitions(Set.of(partition)))) {
            long from = range.offsets().from();
            log.read(
                    List.of(new OffsetRange(
                            range.partition(), range.offsets().intersect(Interval.to(from + FIRST_OFFSETS)))),
                    batch -> batch.stream()
                            .map(record -> Instant.ofEpochMilli(record.timestamp()))
                            .forEach(oldest::add));
        }
        return oldest.isEmpty() ? Instant.MAX : oldest.getFirst().plus(DrivenWindows.longestDelay());
    }
}

package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.Range;
import io.chatter.data.log.TopicLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads a part of a topic once more and hands it on at some speed. Reads without a group and writes
/// nothing itself: the live topics and groups do not notice. Owned by one thread; blocks.
public final class Replay {

    /// What is replayed.
    ///
    /// @param room only records of this room; empty for all
    public record Request(String topic, Range range, Optional<String> room, Speed speed) {}

    private final LogAddress address;
    private final ReplayProgress progress;

    public Replay(LogAddress address, ReplayProgress progress) {
        this.address = address;
        this.progress = progress;
    }

    /// Replays into `sink`, which stays the caller's to close and is completed unless there was no record.
    ///
    /// @return how many records were replayed
    /// @throws DataFailure when the broker does not answer or the thread is interrupted
    public long run(Request request, ReplaySink sink) {
        List<OffsetRange> ranges;
        try (TopicLog log = new TopicLog(address)) {
            ranges = log.plan(request.topic(), request.range());
        }
        try (RecordSource log = new MergedLog(address, ranges)) {
            return run(request, log, sink);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// The same from a recording, of whose records the request chooses.
    public long run(Request request, Path recording, ReplaySink sink) {
        try (RecordSource file = RecordingSource.open(recording, address)) {
            return run(request, file, sink);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private long run(Request request, RecordSource source, ReplaySink sink) throws InterruptedException {
        Pacing pacing = new Pacing(request.speed());
        long records = 0;
        long newest = Long.MIN_VALUE;
        for (var next = source.next(); next.isPresent(); next = source.next()) {
            ConsumerRecord<byte[], byte[]> record = next.get();
            if (isWanted(request, record)) {
                pacing.await(record.timestamp());
                sink.accept(record);
                newest = Math.max(newest, record.timestamp());
                records++;
            }
            progress.at(records, source.passed(), source.total());
        }
        if (records > 0) {
            sink.complete(endOf(request, newest));
        }
        return records;
    }

    /// The end that was asked for, unless the log ends before it.
    private static long endOf(Request request, long newest) {
        long end = request.range().times().to();
        return end > newest + TopicLog.CLOCK_SLACK.toMillis() ? newest : end;
    }

    private static DataFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DataFailure("The replay was interrupted", "Run it again", e);
    }

    private static boolean isWanted(Request request, ConsumerRecord<byte[], byte[]> record) {
        return request.topic().equals(record.topic())
                && request.range().contains(record)
                && request.room().map(room -> isOf(room, record.key())).orElse(true);
    }

    /// Keys begin with the room.
    private static boolean isOf(String room, byte @Nullable [] key) {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return text.equals(room) || text.startsWith(room + "|");
    }

    /// Lets records wait for their time.
    private static final class Pacing {

        private final Speed speed;
        private long firstRecord = Long.MIN_VALUE;
        private long begin;

        Pacing(Speed speed) {
            this.speed = speed;
        }

        void await(long timestamp) throws InterruptedException {
            if (firstRecord == Long.MIN_VALUE) {
                firstRecord = timestamp;
                begin = System.nanoTime();
            }
            long due = begin
                    + speed.after(Duration.ofMillis(timestamp - firstRecord)).toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException("while waiting for a record's time");
                }
            }
        }
    }
}

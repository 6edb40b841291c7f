package io.chatter.data.replay;

import io.chatter.data.log.LogAddress;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.ReadAhead;
import io.chatter.data.log.TopicLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The records of several partitions in the order of their timestamps; inside a partition in the order
/// of the log, whatever its timestamps say. The same ranges always come in the same order. Owned by one
/// thread; each partition is read by another.
final class MergedLog implements RecordSource {

    private static final int BATCHES_AHEAD = 1;

    /// The next record of one partition.
    private static final class Cursor implements AutoCloseable {

        private final TopicLog log;
        private final ReadAhead<ConsumerRecord<byte[], byte[]>> ahead;
        private final Deque<ConsumerRecord<byte[], byte[]>> batch = new ArrayDeque<>();

        private final long begin;
        private long position;

        Cursor(LogAddress address, OffsetRange range) {
            begin = range.offsets().from();
            position = begin;
            log = new TopicLog(address);
            ahead = ReadAhead.start(BATCHES_AHEAD, sink -> log.read(List.of(range), sink::accept));
        }

        boolean isAtEnd() throws InterruptedException {
            if (batch.isEmpty()) {
                batch.addAll(ahead.next());
            }
            return batch.isEmpty();
        }

        ConsumerRecord<byte[], byte[]> head() {
            return batch.element();
        }

        ConsumerRecord<byte[], byte[]> take() {
            position = batch.element().offset() + 1;
            return batch.remove();
        }

        long passed() {
            return position - begin;
        }

        @Override
        public void close() {
            ahead.close();
            log.close();
        }
    }

    private final List<Cursor> cursors = new ArrayList<>();
    private final long total;
    private final PriorityQueue<Cursor> next = new PriorityQueue<>(
            Comparator.<Cursor>comparingLong(cursor -> cursor.head().timestamp())
                    .thenComparingInt(cursor -> cursor.head().partition()));

    MergedLog(LogAddress address, List<OffsetRange> ranges) throws InterruptedException {
        total = ranges.stream().mapToLong(OffsetRange::length).sum();
        try {
            for (OffsetRange range : ranges) {
                cursors.add(new Cursor(address, range));
            }
            for (Cursor cursor : cursors) {
                offer(cursor);
            }
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> next() throws InterruptedException {
        Cursor cursor = next.poll();
        if (cursor == null) {
            return Optional.empty();
        }
        ConsumerRecord<byte[], byte[]> record = cursor.take();
        offer(cursor);
        return Optional.of(record);
    }

    /// In offsets.
    @Override
    public long passed() {
        return cursors.stream().mapToLong(Cursor::passed).sum();
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void close() {
        cursors.forEach(Cursor::close);
    }

    private void offer(Cursor cursor) throws InterruptedException {
        if (!cursor.isAtEnd()) {
            next.add(cursor);
        }
    }
}

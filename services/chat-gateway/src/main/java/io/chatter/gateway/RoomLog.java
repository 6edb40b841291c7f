package io.chatter.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where one room stands in the firehose: its newest lines, and how far its partition has been read.
///
/// Not thread-safe: its room's lock guards it.
final class RoomLog {

    private final String room;
    private final int ringCapacity;
    private final OffsetWatch progress = new OffsetWatch();
    private @Nullable LineRing ring;
    private int partition;
    private long openAt;

    /// @param room for messages of errors
    /// @param ringCapacity lines kept in memory
    RoomLog(String room, int ringCapacity) {
        this.room = room;
        this.ringCapacity = ringCapacity;
    }

    /// @param offset lines are known from here on
    /// @param end the log was this long when the room began to read
    void startAt(int roomPartition, long offset, long end) {
        partition = roomPartition;
        openAt = end;
        ring = new LineRing(ringCapacity, offset);
        progress.readThrough(offset - 1);
    }

    /// Whether everything has been read that was there at the start.
    boolean isCaughtUp() {
        return ring != null && ring.readThrough() + 1 >= openAt;
    }

    /// @throws IllegalArgumentException when `line` is not newer than the newest
    void add(EncodedLine line) {
        started().add(line);
        progress.readThrough(line.offset());
    }

    void readThrough(long offset) {
        started().readThrough(offset);
        progress.readThrough(offset);
    }

    /// @return as [OffsetWatch#reach]
    CompletableFuture<Boolean> reach(long offset, Duration patience) {
        return progress.reach(offset, patience);
    }

    /// Whether every line after `seen` is in memory.
    boolean covers(Cursor seen) {
        return seen.partition() == partition && started().covers(seen.offset());
    }

    List<EncodedLine> after(Cursor seen) {
        return started().after(seen.offset());
    }

    /// @return nothing of another partition
    List<EncodedLine> upTo(Cursor seen, int count) {
        return seen.partition() == partition ? started().upTo(seen.offset(), count) : List.of();
    }

    List<EncodedLine> newest(int count) {
        return started().newest(count);
    }

    Optional<EncodedLine> find(UUID messageId) {
        return started().find(messageId);
    }

    /// Lines in memory.
    int size() {
        return started().size();
    }

    Cursor completeFrom() {
        return new Cursor(partition, started().completeFrom());
    }

    Cursor end() {
        return new Cursor(partition, started().readThrough());
    }

    private LineRing started() {
        if (ring == null) {
            throw new IllegalStateException("room " + room + " has no place in the firehose yet");
        }
        return ring;
    }
}

package io.chatter.gateway.kafka;

import io.chatter.gateway.Cursor;
import io.chatter.gateway.EncodedLine;
import io.chatter.gateway.EventEncoder;
import io.chatter.gateway.PastPage.Moment;
import io.chatter.gateway.Room;
import io.chatter.gateway.ServerEvent;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What one partition has of a page. Its records are nearly in the order of their times: writers on several machines
/// may be apart by as much as their clocks.
///
/// Not thread-safe.
final class PastStretch {

    /// Moments of the room that a page may hold of each topic.
    static final int MAX_MOMENTS = 2_000;

    /// Records of any room that are looked at for a page.
    static final int MAX_RECORDS = 100_000;

    /// How far the clocks of writers may be apart, in milliseconds.
    static final long CLOCKS_APART = 1_000;

    private final long from;
    private final long until;
    private final Room room;
    private final EventEncoder encoder;
    private final List<Moment> moments = new ArrayList<>();
    private int looked;
    private long fullAt = Long.MAX_VALUE;
    private boolean done;

    /// @param from inclusive, in epoch milliseconds
    /// @param until exclusive
    PastStretch(long from, long until, Room room, EventEncoder encoder) {
        this.from = from;
        this.until = until;
        this.room = room;
        this.encoder = encoder;
    }

    /// Whether no later record of the partition matters.
    boolean isDone() {
        return done;
    }

    /// First millisecond that is not whole in here.
    long end() {
        return Math.min(until, fullAt);
    }

    /// @return whether the record belongs to the page, so that its value is wanted
    boolean wants(ConsumerRecord<String, ?> record) {
        long at = record.timestamp();
        done |= at - CLOCKS_APART >= end();
        looked++;
        boolean full = moments.size() >= MAX_MOMENTS || looked >= MAX_RECORDS;
        if (full && fullAt == Long.MAX_VALUE && at > from) {
            fullAt = at;
        }
        return at >= from && at < end() && room.profile().id().equals(record.key());
    }

    /// Adds a wanted record, unless it is a line that a moderator took away.
    void add(ConsumerRecord<String, ?> record, SpecificRecord value) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        event(record, value).ifPresent(json -> moments.add(new Moment(at, json)));
    }

    /// Those in front of `end`, in the order of the partition.
    List<Moment> before(long end) {
        return moments.stream()
                .filter(moment -> moment.at().toEpochMilli() < end)
                .toList();
    }

    private Optional<byte[]> event(ConsumerRecord<String, ?> record, SpecificRecord value) {
        return switch (value) {
            case ChatMessage line -> line(new ServerEvent.Line(new Cursor(record.partition(), record.offset()), line));
            case StreamContext context -> Optional.of(encoder.encode(new ServerEvent.Context(context)));
            case TrendsSnapshot trends -> Optional.of(encoder.encode(new ServerEvent.Trends(trends)));
            case BotDensity density -> Optional.of(encoder.encode(new ServerEvent.Density(density)));
            default -> Optional.empty();
        };
    }

    private Optional<byte[]> line(ServerEvent.Line line) {
        EncodedLine encoded = EncodedLine.of(line, encoder);
        return room.moderation().shows(encoded) ? Optional.of(encoded.json()) : Optional.empty();
    }
}

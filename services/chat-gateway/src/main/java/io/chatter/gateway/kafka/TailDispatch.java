package io.chatter.gateway.kafka;

import io.chatter.gateway.Cursor;
import io.chatter.gateway.PendingLines;
import io.chatter.gateway.RejectionCode;
import io.chatter.gateway.Room;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.ServerEvent;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.TraceContext;
import io.chatter.observability.tracing.Step;
import io.chatter.observability.tracing.Tracing;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/// Puts what the tail reads where it belongs: lines and states into rooms, answers to the senders of pending lines.
///
/// Owned by the tail thread.
final class TailDispatch {

    /// An older state says nothing about now; it is what a gateway finds when it starts after a pause.
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Rooms rooms;
    private final PendingLines pending;
    private final TailMetrics metrics;
    private final Clock clock;
    private final SpecificAvroDeserializer<SpecificRecord> values;

    TailDispatch(KafkaEndpoint endpoint, Rooms rooms, PendingLines pending, TailMetrics metrics, Clock clock) {
        this.values = endpoint.deserializer();
        this.rooms = rooms;
        this.pending = pending;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @return the room that has something new, if it is one of this gateway's
    /// @throws io.chatter.messaging.SchemaException when the record cannot be decoded
    Optional<Room> take(ConsumerRecord<String, byte[]> record) {
        SpecificRecord value = values.deserialize(record.topic(), record.value());
        Optional<Room> room = rooms.find(record.key());
        switch (value) {
            case ChatMessage line -> line(room, line, record);
            case StreamContext context -> state(room, new ServerEvent.Context(context), context.getWindowEnd());
            case TrendsSnapshot trends -> state(room, new ServerEvent.Trends(trends), trends.getWindowEnd());
            case BotDensity density -> state(room, new ServerEvent.Density(density), density.getWindowEnd());
            case ModerationEvent event -> moderation(room, event);
            case null, default -> metrics.ignored(record.topic());
        }
        return room;
    }

    private void line(Optional<Room> room, ChatMessage line, ConsumerRecord<String, byte[]> record) {
        Cursor cursor = new Cursor(record.partition(), record.offset());
        room.ifPresent(here -> {
            here.publish(new ServerEvent.Line(cursor, line));
            if (Tracing.isOn()) {
                trace(here, record.headers());
            }
        });
        pending.logged(line.getMessageId(), cursor);
        metrics.broadcast(line, clock.instant());
    }

    private void trace(Room room, Headers headers) {
        Instant begin = clock.instant();
        room.whenWritten(() -> Tracing.record(Step.BROADCAST, TraceContext.extract(headers), begin, clock.instant()));
    }

    private void state(Optional<Room> room, ServerEvent state, Instant end) {
        if (Duration.between(end, clock.instant()).compareTo(FRESH) < 0) {
            room.ifPresent(here -> here.publish(state));
        }
    }

    /// A verdict of safety is between it and the author; what a moderator does, the room tells.
    private void moderation(Optional<Room> room, ModerationEvent event) {
        switch (event.getKind()) {
            case BLOCKED -> refuse(event, RejectionCode.BLOCKED, "This line is against the rules of the room");
            case HELD -> refuse(event, RejectionCode.HELD, "A moderator will look at this line first");
            case REDACTED,
                    APPROVED,
                    DENIED,
                    DELETED,
                    CLEARED,
                    TIMED_OUT,
                    BANNED,
                    UNBANNED,
                    ROOM_MODE,
                    PINNED,
                    UNPINNED,
                    UNKNOWN -> {}
        }
        room.ifPresent(here -> here.moderate(event));
    }

    private void refuse(ModerationEvent event, RejectionCode code, String reason) {
        if (event.getMessageId() != null) {
            pending.refused(event.getMessageId(), code, reason);
        }
    }
}

package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Reads what was said before its task began in slices, so that other tasks of the thread go on and their transaction
/// does not grow old, and hands on lines as they come when that is done. A line that comes meanwhile is read from the
/// log in its turn.
///
/// The offsets of lines that came are committed before their windows are told, so a task that begins reads from where
/// its windows were told, when that is farther back than what the first line to come needs. Where that is for the very
/// first line is kept before any is committed. Where a group has told nothing, that is a while before the task
/// began: on a partition without lines Kafka Streams looks for where to read from and then for the end, and does
/// not hand on what is written between the two.
///
/// A partition without lines for a while is told the time by the wall clock, but only at the end of its log: a backlog
/// is no silence. Lines after it are late if that clock is farther ahead of theirs than `idle` and the windows' grace.
/// Runs on its task's stream thread.
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
final class LineFeedProcessor extends ContextualProcessor<String, ChatMessage, String, ObservedLine> {

    private static final Duration BETWEEN_SLICES = Duration.ofMillis(100);
    private static final Duration BETWEEN_TICKS = Duration.ofSeconds(1);
    /// Longer than it takes from looking for the first offset to here, and shorter than that looks back.
    private static final long BEFORE_THE_TASK = Duration.ofMinutes(1).toMillis();
    private static final long SLICE = Duration.ofMillis(200).toMillis();
    private static final long NONE = -1;

    private final PastLines past;
    private final Duration memory;
    private final Duration idle;
    private final List<ToldUpTo> told;

    private Sensor newestLine;
    private PastLines.@Nullable Reader reader;
    private @Nullable Record<String, ChatMessage> awaited;
    private boolean caughtUp;
    private boolean toTheEnd;
    private long began;
    private long firstOffset;
    private long awaitedOffset;
    private long toldUpTo;
    private long readUpTo;
    private long newest;
    private long lastLineSeenAt;

    /// @param memory how far back lines are read
    /// @param idle see `HoppingWindows`
    /// @param told of each shape of windows behind it
    LineFeedProcessor(PastLines past, Duration memory, Duration idle, List<ToldUpTo> told) {
        this.past = past;
        this.memory = memory;
        this.idle = idle;
        this.told = told;
    }

    /// Called again on the same object when a task is revived: it begins anew.
    @Override
    public void init(ProcessorContext<String, ObservedLine> context) {
        super.init(context);
        close();
        newestLine = newestLine(context);
        caughtUp = false;
        toTheEnd = false;
        awaited = null;
        firstOffset = Long.MAX_VALUE;
        awaitedOffset = NONE;
        toldUpTo = told.stream()
                .flatMapToLong(windows -> windows.newestEnd(context).stream())
                .min()
                .orElse(Long.MAX_VALUE);
        readUpTo = Long.MIN_VALUE;
        newest = Long.MIN_VALUE;
        began = context.currentSystemTimeMs();
        lastLineSeenAt = began;
        context.schedule(BETWEEN_SLICES, PunctuationType.WALL_CLOCK_TIME, _ -> readOn());
        if (!idle.isZero()) {
            context.schedule(BETWEEN_TICKS, PunctuationType.WALL_CLOCK_TIME, this::tickWhenIdle);
        }
    }

    @Override
    public void process(Record<String, ChatMessage> message) {
        if (message.key() == null || message.value() == null) {
            throw new UnusableLine("a record without " + (message.key() == null ? "a room" : "a line"));
        }
        long offset = context().recordMetadata().map(RecordMetadata::offset).orElse(NONE);
        lastLineSeenAt = context().currentSystemTimeMs();
        newestLine.record(message.timestamp());
        if (!caughtUp) {
            boolean first = awaited == null;
            awaited = message;
            awaitedOffset = offset;
            if (first) {
                firstOffset = offset;
                tell(LineMark.BEGIN, Math.min(message.timestamp(), Math.max(0, began - BEFORE_THE_TASK)));
                readOn();
            }
        } else {
            close();
            handOn(message, offset <= readUpTo && offset != NONE ? LineMark.TICK : LineMark.LIVE);
            readUpTo = Math.max(readUpTo, offset);
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /// A slice of what was said before the line that came last or, when none came, of all.
    private void readOn() {
        Record<String, ChatMessage> target = awaited;
        if (caughtUp || target == null && !toTheEnd) {
            return;
        }
        long last = target == null ? Long.MAX_VALUE : awaitedOffset;
        long end = context().currentSystemTimeMs() + SLICE;
        while (readUpTo < last && context().currentSystemTimeMs() <= end) {
            List<ConsumerRecord<String, ChatMessage>> lines =
                    readerOfThePast(target).next();
            if (lines.isEmpty()) {
                caughtUp(target, LineMark.LIVE);
                return;
            }
            lines.forEach(line -> handOnPast(line, last));
        }
        if (readUpTo >= last) {
            caughtUp(target, LineMark.TICK);
        }
    }

    private PastLines.Reader readerOfThePast(@Nullable Record<String, ChatMessage> target) {
        if (reader == null) {
            long from = target == null ? lastLineSeenAt : target.timestamp();
            reader = past.since(
                    partition(), Instant.ofEpochMilli(Math.min(from, toldUpTo)).minus(memory));
        }
        return reader;
    }

    private void caughtUp(@Nullable Record<String, ChatMessage> target, LineMark mark) {
        caughtUp = true;
        awaited = null;
        close();
        if (target != null) {
            readUpTo = Math.max(readUpTo, awaitedOffset);
            handOn(target, mark);
        }
    }

    private void handOnPast(ConsumerRecord<String, ChatMessage> line, long last) {
        if (line.offset() <= last && line.offset() > readUpTo) {
            readUpTo = line.offset();
            handOn(
                    new Record<>(line.key(), line.value(), line.timestamp()),
                    line.offset() < firstOffset ? LineMark.PAST : LineMark.LIVE);
        }
    }

    private void handOn(Record<String, ChatMessage> message, LineMark mark) {
        newest = Math.max(newest, message.timestamp());
        ObservedLine line = ObservedLine.of(message.value(), message.timestamp());
        Record<String, ObservedLine> fed = new Record<>(message.key(), line, message.timestamp());
        context().forward(mark == LineMark.LIVE ? fed : fed.withHeaders(mark.headers()));
    }

    private void tickWhenIdle(long now) {
        if (now - lastLineSeenAt < idle.toMillis() || awaited != null) {
            return;
        }
        if (!caughtUp) {
            // Nobody has written since the task began, but windows may be open.
            toTheEnd = true;
            readOn();
        }
        if (!caughtUp) {
            return;
        }
        long time = now - idle.toMillis();
        if (time - memory.toMillis() > newest) {
            return;
        }
        if (hasMore()) {
            lastLineSeenAt = now;
        } else {
            tell(LineMark.TICK, time);
        }
    }

    private void tell(LineMark mark, long time) {
        context().forward(new Record<>("", ObservedLine.NOBODYS, time, mark.headers()));
    }

    /// Whether the log has lines that have not come yet.
    private boolean hasMore() {
        PastLines.Reader end = reader == null ? past.behind(partition(), Math.max(NONE, readUpTo)) : reader;
        reader = end;
        boolean more = !end.next().isEmpty();
        if (more) {
            close();
        }
        return more;
    }

    private int partition() {
        return context().taskId().partition();
    }

    private static Sensor newestLine(ProcessorContext<String, ObservedLine> context) {
        String task = context.taskId().toString();
        Sensor sensor = context.metrics().addSensor(LineFeed.NEWEST_LINE + "." + task, Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(
                        LineFeed.NEWEST_LINE,
                        LateLines.GROUP,
                        "When viewers saw the newest line that was read",
                        Map.of("task-id", task)),
                new Value());
        return sensor;
    }
}

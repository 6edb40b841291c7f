package io.chatter.persona.kafka;

import io.chatter.configuration.Room;
import io.chatter.persona.RoomPicture;
import io.chatter.persona.RoomPictures;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/// Keeps the pictures of all configured rooms by tailing their topics, without a group. After a fault it
/// draws them anew from the lookback on.
///
/// A record that cannot be read or drawn is logged and skipped; it goes to no dead-letter topic, for other
/// readers own these topics. One thread of its own reads and draws; any thread may look.
public final class RoomTail implements RoomPictures, AutoCloseable {

    private final KafkaSettings settings;
    private final List<Room> rooms;
    private final TraceOrigins origins;
    private final Clock clock;
    private final ConsumerThread thread;
    private volatile @Nullable TailSession session;

    /// @param origins told of every context and line
    /// @param fatal told of an `Error`; ends the process
    public RoomTail(
            KafkaSettings settings,
            Collection<Room> rooms,
            TraceOrigins origins,
            Clock clock,
            Thread.UncaughtExceptionHandler fatal) {
        this.origins = origins;
        this.settings = settings;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
        this.thread = new ConsumerThread(
                new ConsumerThread.Manner("room-tail", fatal), () -> new KafkaConsumer<>(settings.tail()), this::open);
    }

    public void start() {
        thread.start();
    }

    /// Whether everything that was there at the start has been read, and reading goes on.
    public boolean caughtUp() {
        TailSession now = session;
        return thread.alive() && now != null && now.caughtUp();
    }

    @Override
    public Optional<RoomPicture> of(String roomId) {
        TailSession now = session;
        return now == null ? Optional.empty() : now.of(roomId);
    }

    @Override
    public boolean knows(String roomId) {
        return rooms.stream().anyMatch(room -> room.id().equals(roomId));
    }

    @Override
    public void close() throws InterruptedException {
        thread.close();
    }

    private TailSession open(Consumer<String, byte[]> consumer) {
        TailSession opened = new TailSession(
                consumer,
                new ValueReader(settings.registry()),
                rooms,
                origins,
                clock.instant().minus(settings.lookback()));
        session = opened;
        return opened;
    }
}

package io.chatter.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.FlushPace;
import io.chatter.gateway.Lines;
import io.chatter.gateway.NoTally;
import io.chatter.gateway.PastPage.Moment;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.socket.ServerEventJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PastStretchTest {

    private static final long FROM = 10_000;
    private static final long UNTIL = 20_000;

    private final ServerEventJson encoder = new ServerEventJson();
    private final Room room = new Room(
            new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30),
            new Room.Delivery(
                    encoder,
                    FlushPace.DEFAULT,
                    4,
                    Executors.newSingleThreadScheduledExecutor(),
                    System::nanoTime,
                    new NoTally()));
    private final PastStretch stretch = new PastStretch(FROM, UNTIL, room, encoder);

    @Test
    void shouldTakeTheRecordsOfTheRoomWithinTheTime() {
        // When
        take("demo", FROM - 1, FROM, UNTIL - 1, UNTIL);
        take("attic", FROM + 1);

        // Then
        assertThat(times()).containsExactly(FROM, UNTIL - 1);
        assertThat(stretch.end()).isEqualTo(UNTIL);
    }

    @Test
    void shouldWaitForWritersWhoseClocksAreBehind() {
        // When
        take("demo", UNTIL);
        boolean doneAtTheEnd = stretch.isDone();
        take("demo", UNTIL - 5, UNTIL + PastStretch.CLOCKS_APART);

        // Then
        assertThat(doneAtTheEnd).isFalse();
        assertThat(times()).containsExactly(UNTIL - 5);
        assertThat(stretch.isDone()).isTrue();
    }

    @Test
    void shouldEndAFullPageInFrontOfTheFirstMillisecondThatIsNotWhole() {
        // Given: two lines a millisecond
        long[] times = LongStream.range(0, PastStretch.MAX_MOMENTS + 10)
                .map(i -> FROM + i / 2)
                .toArray();

        // When
        take("demo", times);

        // Then
        long end = FROM + PastStretch.MAX_MOMENTS / 2;
        assertThat(stretch.end()).isEqualTo(end);
        assertThat(times()).hasSize(PastStretch.MAX_MOMENTS).endsWith(end - 1);
    }

    @Test
    void shouldHoldTheFirstMillisecondHoweverMuchItIs() {
        // When
        take(
                "demo",
                LongStream.generate(() -> FROM)
                        .limit(PastStretch.MAX_MOMENTS + 10)
                        .toArray());
        take("demo", FROM + 1);

        // Then
        assertThat(times()).hasSize(PastStretch.MAX_MOMENTS + 10);
        assertThat(stretch.end()).isEqualTo(FROM + 1);
    }

    private List<Long> times() {
        return stretch.before(stretch.end()).stream()
                .map(Moment::at)
                .map(at -> at.toEpochMilli())
                .toList();
    }

    private void take(String key, long... times) {
        for (long time : times) {
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                    "chat.firehose",
                    0,
                    time,
                    time,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    key,
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty());
            if (stretch.wants(record)) {
                stretch.add(record, Lines.of(key, "l" + time));
            }
        }
    }
}

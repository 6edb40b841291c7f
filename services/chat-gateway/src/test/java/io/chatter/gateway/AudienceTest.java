package io.chatter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.config.MeteredTally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// What went out is counted, and by the frame: at 2,000 sockets a count for each is a good part of the work.
class AudienceTest {

    private record Count(int lines, int connections) {}

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredTally metered = new MeteredTally(meters);
    private final List<Count> counts = new ArrayList<>();
    private final Tally tally = new NoTally() {
        @Override
        public void delivered(int lines, int connections) {
            counts.add(new Count(lines, connections));
            metered.delivered(lines, connections);
        }

        @Override
        public void dropped(int lines) {
            metered.dropped(lines);
        }
    };
    private final Audience audience = new Audience(tally);

    @Test
    void shouldCountAFrameOnceForAllSocketsOfALoop() {
        // Given
        Executor one = Runnable::run;
        Executor other = Runnable::run;
        for (int i = 0; i < 1_500; i++) {
            listen(one, new FakeWire());
        }
        for (int i = 0; i < 500; i++) {
            listen(other, new FakeWire());
        }

        // When
        audience.broadcast(lines(3, 7));

        // Then
        assertThat(counts).containsExactlyInAnyOrder(new Count(3, 1_500), new Count(3, 500));
        assertThat(metered("chatter.gateway.deliveries")).isEqualTo(6_000);
        assertThat(metered("chatter.gateway.frames")).isEqualTo(2_000);
    }

    @Test
    void shouldCountWhatHadToWaitWhenItGoes() {
        // Given
        FakeWire slow = new FakeWire();
        slow.writable = false;
        Executor loop = Runnable::run;
        listen(loop, new FakeWire());
        Connection waiting = listen(loop, slow);

        // When
        audience.broadcast(lines(3, 7));
        assertThat(counts).containsExactly(new Count(3, 1));
        slow.writable = true;
        waiting.drained();

        // Then
        assertThat(counts).containsExactly(new Count(3, 1), new Count(3, 1));
        assertThat(metered("chatter.gateway.deliveries")).isEqualTo(6);
    }

    @Test
    void shouldCountWhatIsDroppedAsNothingElse() {
        // Given: room for one frame
        FakeWire stalled = new FakeWire();
        stalled.writable = false;
        Connection waiting = listen(Runnable::run, stalled);

        // When
        audience.broadcast(lines(3, 7));
        audience.broadcast(lines(2, 9));
        stalled.writable = true;
        waiting.drained();

        // Then
        assertThat(counts).containsExactly(new Count(2, 1));
        assertThat(meters.get("chatter.gateway.dropped").counter().count()).isEqualTo(3);
    }

    @Test
    void shouldCountNoFrameWithoutLines() {
        // Given
        listen(Runnable::run, new FakeWire());

        // When
        audience.broadcast(Frame.forMany(List.of("deleted".getBytes(UTF_8)), 0, Frame.NO_LINES));

        // Then
        assertThat(counts).isEmpty();
    }

    @Test
    void shouldNotCountLinesThatCameWithTheBacklog() {
        // Given
        FakeWire wire = new FakeWire();
        listen(Runnable::run, wire);
        audience.broadcast(lines(1, 7));
        counts.clear();

        // When
        audience.broadcast(lines(1, 7));

        // Then
        assertThat(counts).isEmpty();
        assertThat(wire.written).hasSize(1);
    }

    private Connection listen(Executor loop, FakeWire wire) {
        PlainEncoder encoder = new PlainEncoder();
        Outbox outbox = new Outbox(wire, encoder, new Outbox.Bounds(10, 100), tally);
        Connection connection = new Connection(loop, ClientNetwork.THIS_MACHINE, encoder, outbox);
        audience.add(connection);
        return connection;
    }

    private double metered(String counter) {
        return meters.get(counter).functionCounter().count();
    }

    /// At most ten bytes.
    private static Frame lines(int count, long through) {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add("l".getBytes(UTF_8));
        }
        return Frame.forMany(events, count, through);
    }
}

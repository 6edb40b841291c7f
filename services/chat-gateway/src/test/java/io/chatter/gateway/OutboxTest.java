package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final FakeWire wire = new FakeWire();

    @Test
    void shouldWriteAtOnceWhileTheNetworkKeepsUp() {
        // Given
        Outbox outbox = outbox(100, 10);

        // When
        outbox.offer(line(1));
        outbox.offer(line(2));

        // Then
        assertThat(wire.written).containsExactly("[l1]", "[l2]");
    }

    @Test
    void shouldKeepOrderThroughAStall() {
        // Given
        Outbox outbox = outbox(100, 10);
        wire.writable = false;
        outbox.offer(line(1));
        outbox.offer(line(2));

        // When
        wire.writable = true;
        outbox.drain();
        outbox.offer(line(3));

        // Then
        assertThat(wire.written).containsExactly("[l1]", "[l2]", "[l3]");
    }

    @Test
    void shouldDropTheOldestLinesAndSaySo() {
        // Given: room for two frames of four bytes
        Outbox outbox = outbox(8, 10);
        outbox.startAfter(new Cursor(3, 0));
        outbox.offer(line(1));
        wire.writable = false;

        // When
        for (int offset = 2; offset <= 6; offset++) {
            outbox.offer(line(offset));
        }
        wire.writable = true;
        outbox.drain();

        // Then
        assertThat(wire.written).containsExactly("[l1]", "[gap(3:1-3:4=3)]", "[l5]", "[l6]");
    }

    @Test
    void shouldKeepAnswersWhenItDropsLines() {
        // Given
        Outbox outbox = outbox(8, 10);
        wire.writable = false;
        Frame answer = Frame.forOne(List.of("ok".getBytes(StandardCharsets.UTF_8)));

        // When
        outbox.offer(answer);
        outbox.offer(line(1));
        outbox.offer(line(2));
        wire.writable = true;
        outbox.drain();

        // Then
        assertThat(wire.written).containsExactly("[ok]", "[gap(0:-1-0:1=1)]", "[l2]");
    }

    @Test
    void shouldSayWhatIsMissingThoughNothingWasLeftToSend() {
        // Given: a frame that alone is over the bound
        Outbox outbox = outbox(3, 10);
        wire.writable = false;
        outbox.offer(line(1));

        // When
        wire.writable = true;
        outbox.drain();
        outbox.offer(line(2));

        // Then
        assertThat(wire.written).containsExactly("[gap(0:-1-0:1=1)]", "[l2]");
    }

    @Test
    void shouldSayWhatIsMissingBeforeALiveLine() {
        // Given: writable again, and nothing waits, before anybody was told so
        Outbox outbox = outbox(3, 10);
        wire.writable = false;
        outbox.offer(line(1));
        wire.writable = true;

        // When
        outbox.offer(line(2));

        // Then
        assertThat(wire.written).containsExactly("[gap(0:-1-0:1=1)]", "[l2]");
    }

    @Test
    void shouldCloseAConnectionThatMissesTooMuch() {
        // Given
        Outbox outbox = outbox(8, 3);
        wire.writable = false;

        // When
        for (int offset = 1; offset <= 6; offset++) {
            outbox.offer(line(offset));
        }

        // Then
        assertThat(wire.closed).isEqualTo(CloseReason.SLOW_CONSUMER);
        assertThat(wire.written).isEmpty();
    }

    private Outbox outbox(int queuedBytes, int missedLines) {
        return new Outbox(wire, new PlainEncoder(), new Outbox.Bounds(queuedBytes, missedLines), new NoTally());
    }

    private static Frame line(int offset) {
        return Frame.forMany(List.of(("l" + offset).getBytes(StandardCharsets.UTF_8)), 1, offset);
    }
}

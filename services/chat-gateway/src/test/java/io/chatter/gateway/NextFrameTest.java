package io.chatter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class NextFrameTest {

    private final NextFrame next = new NextFrame(new FlushPace(Duration.ZERO, Duration.ZERO), System::nanoTime);
    private final Audience audience = new Audience(new NoTally());
    private final List<Frame> delivered = new ArrayList<>();

    @Test
    void shouldKeepADeletionOutOfTheFramesThatASlowReaderMayMiss() {
        // Given
        listen();

        // When
        next.addLine("one".getBytes(UTF_8), 7);
        next.addLine("two".getBytes(UTF_8), 8);
        next.add("deleted".getBytes(UTF_8));
        next.addLine("three".getBytes(UTF_8), 9);
        next.send(audience);

        // Then: in their order, lines and other events apart
        assertThat(delivered).extracting(Frame::lines).containsExactly(2, 0, 1);
        assertThat(delivered).extracting(Frame::through).containsExactly(8L, Frame.NO_LINES, 9L);
    }

    @Test
    void shouldPartLinesThatTogetherAreTooMuchForOneFrame() {
        // Given
        listen();

        // When
        for (int offset = 0; offset < 3; offset++) {
            next.addLine(new byte[30_000], offset);
        }
        next.send(audience);

        // Then
        assertThat(delivered).extracting(Frame::lines).containsExactly(2, 1);
    }

    private void listen() {
        audience.add(new Listener() {
            @Override
            public Executor loop() {
                return Runnable::run;
            }

            @Override
            public boolean deliver(Frame frame) {
                return delivered.add(frame);
            }
        });
    }
}

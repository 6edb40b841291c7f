package io.chatter.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The load's own eyes: a fault that they do not see would prove nothing.
class TranscriptTest {

    private final Transcript transcript = new Transcript();
    private final FrameSplitter splitter = new FrameSplitter(transcript);

    @Test
    void shouldReadLinesAndGapsThoughFramesComeInPieces() {
        // Given
        String frame =
                "[" + line(3) + ",{\"type\":\"gap\",\"from\":\"0:3\",\"to\":\"0:8\",\"missed\":4}," + line(9) + "]";
        ByteBuffer bytes = WebSocketFrames.binary(frame.getBytes(StandardCharsets.UTF_8));

        // When
        while (bytes.hasRemaining()) {
            splitter.take(ByteBuffer.wrap(new byte[] {bytes.get()}));
        }

        // Then
        assertThat(transcript.offsets()).containsExactly(3L, 9L);
        assertThat(transcript.gaps()).containsExactly(new Transcript.Gap(3, 8));
        assertThat(transcript.join("demo")).contains("\"cursor\":\"0:9\"");
        assertThat(transcript.faults(Set.of(3L, 5L, 9L))).isEmpty();
    }

    @Test
    void shouldTellLostDoubledAndStrangeLines() {
        // When
        for (long offset : new long[] {1, 4, 4, 6}) {
            splitter.take(WebSocketFrames.binary(("[" + line(offset) + "]").getBytes(StandardCharsets.UTF_8)));
        }

        // Then
        assertThat(transcript.faults(Set.of(1L, 3L, 4L, 5L)))
                .containsExactlyInAnyOrder("4 came after 4", "6 is not in the log", "3 is missing", "5 is missing");
    }

    private static String line(long offset) {
        return TimedLines.event(offset);
    }
}

package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    @ParameterizedTest
    @CsvSource({"125, 2", "126, 4", "65535, 4", "65536, 10"})
    void shouldBeOneUnmaskedMessage(int size, int header) {
        // Given
        Frame frame = Frame.forMany(List.of(new byte[size - 2]), 1, 7);

        // When
        ByteBuffer message = frame.binaryMessage();

        // Then
        assertThat(message.remaining()).isEqualTo(header + size);
        assertThat(message.get(0)).isEqualTo((byte) 0x82);
        assertThat(lengthIn(message)).isEqualTo(size);
        assertThat(message.get(header)).isEqualTo((byte) '[');
        assertThat(message.get(message.limit() - 1)).isEqualTo((byte) ']');
    }

    @Test
    void shouldSayTheSameInTextAndBinaryMessages() {
        // Given
        List<byte[]> events = List.of(utf8("{\"a\":\"é\"}"), utf8("{}"));

        // When
        List<Frame> frames = List.of(Frame.forMany(events, 0, Frame.NO_LINES), Frame.forOne(events));

        // Then
        assertThat(frames).allSatisfy(frame -> {
            assertThat(frame.textMessage().get(0)).isEqualTo((byte) 0x81);
            assertThat(payload(frame.textMessage())).isEqualTo("[{\"a\":\"é\"},{}]");
            assertThat(payload(frame.binaryMessage())).isEqualTo("[{\"a\":\"é\"},{}]");
        });
    }

    private static long lengthIn(ByteBuffer message) {
        return switch (message.get(1)) {
            case 126 -> message.getShort(2) & 0xffff;
            case 127 -> message.getLong(2);
            default -> message.get(1);
        };
    }

    private static String payload(ByteBuffer message) {
        return StandardCharsets.UTF_8
                .decode(message.slice(2, message.limit() - 2))
                .toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.chatter.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.Cursor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFrameJsonTest {

    private final ClientFrameJson frames = new ClientFrameJson();

    @Test
    void shouldReadAJoin() throws MalformedFrameException {
        // When
        ClientFrame frame =
                frames.read("{\"type\":\"join\",\"room\":\"demo\",\"cursor\":\"3:7\",\"format\":\"text\",\"x\":1}");

        // Then
        assertThat(frame)
                .isEqualTo(new ClientFrame.Join(
                        "demo",
                        new ClientFrame.Wish(Optional.empty(), Optional.empty()),
                        Optional.of(new Cursor(3, 7)),
                        150,
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"type\":\"jump\"}",
                "{\"type\":\"join\"}",
                "{\"type\":\"join\",\"room\":\"demo\",\"cursor\":\"x\"}",
                "{\"type\":\"join\",\"room\":\"demo\",\"cursor\":\"-4:9999999999999999999\"}",
                "{\"type\":\"say\",\"nonce\":\"n\"}",
                "{\"type\":\"say\",\"nonce\":\"n\",\"text\":7}",
                "{\"type\":\"say\",\"nonce\":\"n\",\"text\":\"x\",\"reply_to\":\"y\"}"
            })
    void shouldRefuseWhatIsNoFrame(String text) {
        assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> frames.read(text));
    }
}

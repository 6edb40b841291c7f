package io.chatter.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chatter.gateway.ClientFrame;
import io.chatter.gateway.Cursor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientFrameJsonTest {

    private final ClientFrameJson frames = new ClientFrameJson();

    @Test
    void shouldReadAJoin() throws MalformedFrameException {
        // When
        ClientFrame frame = frames.read("{\"type\":\"join\",\"room\":\"demo\",\"cursor\":\"3:7\",\"format\":\"text\"}");

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'' | type must be",
                "nonsense | not JSON",
                "[] | type must be",
                "{'type':'jump'} | type must be join",
                "{'type':'join'} | room is missing",
                "{'type':'join','room':'demo','cursor':'x'} | cursor is not",
                "{'type':'join','room':'demo','cursor':'-4:9999999999999999999'} | cursor is not",
                "{'type':'join','room':'demo','history':501} | history must be 0 to 500",
                "{'type':'join','room':'demo','history':'all'} | history must be",
                "{'type':'join','room':'demo','format':'xml'} | format must be binary or text",
                "{'type':'join','room':'demo','tiket':'t'} | no field tiket",
                "{'type':'say','nonce':'n'} | text is missing",
                "{'type':'say','nonce':'n','text':7} | text must be a string",
                "{'type':'say','nonce':'n','text':'x','reply_to':'y'} | reply_to is not",
                "{'type':'say','nonce':'n','text':'x','reply_to':7} | reply_to must be a string",
                "{'type':'moderate','nonce':'n','action':'clear','autor_id':'eve'} | no field autor_id",
                "{'type':'moderate','nonce':'n','action':'timeout','author_id':'eve','duration_ms':'1'} | duration_ms must be",
            })
    void shouldNameWhatIsNoFrame(String text, String offender) {
        assertThatExceptionOfType(MalformedFrameException.class)
                .isThrownBy(() -> frames.read(text.replace('\'', '"')))
                .withMessageContaining(offender);
    }
}

package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.ChatMessage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearDuplicatesTest {

    private static final List<ChatMessage> SAID =
            List.of(Fixtures.botLine("agent-1", "that castle has so many doors", 0, Fixtures.NOON));

    @ParameterizedTest
    @CsvSource({
        "That castle has so many DOORS!!, true",
        "that castle has so many doorss, true",
        "this castle hates us all, false",
        "doors, false"
    })
    void shouldNoticeWhatHasJustBeenSaid(String text, boolean repeated) {
        assertThat(NearDuplicates.repeats(text, SAID)).isEqualTo(repeated);
    }
}

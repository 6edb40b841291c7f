package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentReaderTest {

    private final Persona persona = HouseScenes.personas().getFirst();
    private final MomentReader reader = new MomentReader(Lexicon.load(), Emotes.load());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello chat, who is henry?             | ANSWER
            hi, is that the last boss?            | YESNO
            hey all, the ladder or the tunnel?     | CHOICE
            just got here, what did i miss?       | RELAY
            hey, which game is this?              | TITLE
            hi everyone, just got here            | GREET
            hello?                                | GREET
            good evening chat                     | GREET
            """)
    void shouldAnswerAQuestionRatherThanItsGreeting(String text, Intent intent) {
        // Given
        ChatMessage line = HouseScenes.said("Noor", Origin.HUMAN, text);
        Turn turn = HouseScenes.answering(persona, HouseScenes.empty(), line, List.of(), 1);

        // When
        Moment moment = reader.read(turn, new Random(1));

        // Then
        assertThat(moment.intent()).isEqualTo(intent);
    }
}

package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentReaderTest {

    private final Persona persona = HouseScenes.personas().getFirst();
    private final MomentReader reader = new MomentReader(Lexicon.load(), Emotes.load());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello chat, who is henry?             | WHO
            how are you                           | WELLBEING
            hello chat, how is everyone doing     | WELLBEING
            hey vera how's it going?              | WELLBEING
            how are you so good at this?          | HOW
            you ok vera?                          | WELLBEING
            vera, what's up?                      | WELLBEING
            what do you think of the boss?        | OPINION
            do you like spiders?                  | OPINION
            how's the boss fight?                 | OPINION
            what's your favourite snack?          | FAVOURITE
            what's your favourite screwdriver?    | DODGE
            where are you from?                   | ABOUT_ME
            how old are you vera?                 | ABOUT_ME
            what is my cat called                 | UNTOLD
            what's my name?                       | RECALL
            when does the boss come?              | WHEN
            where is the key?                     | WHERE
            why did he jump?                      | WHY
            so how do you open that door?         | HOW
            how many lives does he have?          | HOW_MANY
            remember when the bridge fell?        | ANSWER
            what is he holding there?             | ANSWER
            is the key the one who fell?          | YESNO
            whats this?                           | TITLE
            hi, is that the last boss?            | YESNO
            hey all, the ladder or the tunnel?     | CHOICE
            just got here, what did i miss?       | RELAY
            hey, which game is this?              | TITLE
            whats the show called?                | TITLE
            what is the streamer playing?         | TITLE
            hi everyone, just got here            | GREET
            hello?                                | GREET
            good evening chat                     | GREET
            """)
    void shouldAnswerAQuestionRatherThanItsGreeting(String text, Intent intent) {
        assertThat(momentOf(text).intent()).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i cannot stand spiders vera", "vera i cannot stand spiders", "i cannot stand spiders, vera!"})
    void shouldTakeWhomALineSpeaksToForNoSubject(String text) {
        assertThat(momentOf(text).values().get(Slot.THING))
                .contains("spiders")
                .allSatisfy(thing -> assertThat(thing).doesNotContain("vera"));
    }

    /// What is made of a person's line in a room where `vera-deadpan` has just spoken.
    private Moment momentOf(String text) {
        ChatMessage line = HouseScenes.said("Noor", Origin.HUMAN, text);
        ChatMessage vera = HouseScenes.said("vera-deadpan", Origin.BOT, "Riveting.");
        Scene scene = HouseScenes.after(HouseScenes.empty(), List.of(vera));
        return reader.read(HouseScenes.answering(persona, scene, line, List.of(), 1), new Random(1));
    }
}

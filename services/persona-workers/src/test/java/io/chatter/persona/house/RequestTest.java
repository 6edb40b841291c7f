package io.chatter.persona.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.Persona;
import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static final Grammars GRAMMARS = Grammars.load();
    private static final Lexicon LEXICON = Lexicon.load();
    private static final Scene SCENE = HouseScenes.hearing("the lantern fell into the well", null);

    private final List<Persona> personas = HouseScenes.personas();

    @ParameterizedTest
    @CsvSource({
        "tell me a joke, JOKE",
        "tell me a joke about a dragon, JOKE",
        "can you tell us another joke?, JOKE",
        "hey do you know any good jokes?, JOKE",
        "please make me laugh, JOKE",
        "say something funny, JOKE",
        "can you recommend me a dish?, RECOMMEND",
        "any recommendations for a film?, RECOMMEND",
        "what should I cook tonight?, RECOMMEND",
        "do you know any good games?, RECOMMEND",
        "give me advice, ADVICE",
        "could you please give me some good advice on cats?, ADVICE",
        "any tips for this boss?, ADVICE",
        "I need your help, ADVICE",
        "please help me choose a name for my horse, ADVICE",
        "sing us a song, FAVOUR",
        "say something nice, FAVOUR",
        "can I have some of your snacks?, FAVOUR",
        "would you please lend me five points?, FAVOUR",
        "can you say hi to my sister?, FAVOUR"
    })
    void shouldTellWhatIsWanted(String text, Intent wanted) {
        assertThat(Objects.requireNonNull(Request.in(text)).answeredBy()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can you see the door?",
                "do you like jokes?",
                "what is your favourite joke?",
                "that joke was good",
                "I told him a joke",
                "should he take the advice?",
                "is he going to sing?",
                "he could use some help",
                "tell me what happened",
                "the song was great",
                "would you take the bridge or the tunnel?",
                "what do you think of the castle?",
                "can we win this?",
                "good game",
                "I recommend the bridge",
                "say again?",
                "say anything about the boss",
                "write about cats",
                "draw attention to it",
                "can you say what just happened?",
                "could you say which game this is?",
                "what should we watch out for?"
            })
    void shouldTakeNothingElseForAWish(String text) {
        assertThat(Request.in(text)).isNull();
    }

    @Test
    void shouldRecommendWhatThePersonaLikesItself() {
        Portraits portraits = Portraits.load();
        for (Persona persona : personas) {
            // Given
            String food = portraits.taste(Matter.FOOD, persona).getFirst();

            // When
            HouseModel.Said said = answer(persona, "can you recommend me a dish?", 3);

            // Then
            assertThat(said.template()).contains("/recommend:");
            assertThat(letters(said.text())).contains(letters(food));
        }
    }

    @ParameterizedTest
    @CsvSource({"tell me a joke about a dragon, joke", "give me advice on my dragon, advice"})
    void shouldOftenTurnToWhatTheWishIsAbout(String text, String rule) {
        // When
        List<HouseModel.Said> said =
                personas.stream().map(persona -> answer(persona, text, 5)).toList();

        // Then
        assertThat(said).allSatisfy(one -> assertThat(one.template()).contains("/" + rule + ":"));
        assertThat(said)
                .filteredOn(one -> one.text().toLowerCase(Locale.ROOT).contains("dragon"))
                .hasSizeGreaterThan(personas.size() / 2);
    }

    @ParameterizedTest
    @CsvSource({"tell me a joke, joke", "give me advice, advice", "sing us a song, favour"})
    void shouldAnswerEachInItsOwnWords(String text, String rule) {
        // When
        List<HouseModel.Said> said =
                personas.stream().map(persona -> answer(persona, text, 7)).toList();

        // Then
        assertThat(said).allSatisfy(one -> assertThat(one.template()).contains("/" + rule + ":"));
        assertThat(new HashSet<>(said.stream().map(HouseModel.Said::text).toList()))
                .hasSameSizeAs(personas);
    }

    @Test
    void shouldRecommendAThingOfWhichNobodyHasATaste() {
        // When
        List<HouseModel.Said> said = personas.stream()
                .map(persona -> answer(persona, "can you recommend me a laptop?", 3))
                .toList();

        // Then
        assertThat(said).allSatisfy(one -> {
            assertThat(one.template()).contains("/recommend:");
            assertThat(one.text()).containsPattern("(?i)laptop");
        });
    }

    private static HouseModel.Said answer(Persona persona, String text, long seed) {
        ChatMessage wish = HouseScenes.said("Noor", Origin.HUMAN, "@" + persona.displayName() + " " + text);
        return new HouseModel(GRAMMARS, LEXICON).speak(HouseScenes.answering(persona, SCENE, wish, List.of(), seed));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}

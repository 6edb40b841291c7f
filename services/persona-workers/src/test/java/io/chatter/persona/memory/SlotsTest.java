package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.MemoryType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

    @ParameterizedTest
    @CsvSource({
        "spider, spiders",
        "a spider, the spiders",
        "movie, movies",
        "story, stories",
        "fox, foxes",
        "glass, glasses",
        "house, houses",
        "shoe, shoes",
        "tomato, tomatoes",
        "knife, knives",
        "olive, olives",
        "favourite colour, favorite color",
        "pineapple on pizza, pineapple pizza"
    })
    void shouldMeetInAllFormsOfAWord(String one, String other) {
        assertThat(slot(one)).isEqualTo(slot(other));
        assertThat(Slots.normalised(slot(one))).as("once more").isEqualTo(Slots.normalised(slot(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "favourite game, favourite food",
        "favourite show, favourite food",
        "strawberry, strawberry jam",
        "mushrooms, mushroom soup",
        "cars, care",
        "pins, pines"
    })
    void shouldTellUnlikeThingsApart(String one, String other) {
        assertThat(Slots.same(slot(one), slot(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"movie, movies", "cheese, cheeses", "favorite color, favourite colours"})
    void shouldMeetWhatWasKeptInAnotherForm(String kept, String said) {
        assertThat(Slots.same("preference/alice/" + kept, slot(said))).isTrue();
        assertThat(Slots.same("preference/bob/" + kept, slot(said))).isFalse();
    }

    private static String slot(String subject) {
        return Slots.of(MemoryType.PREFERENCE, "alice", subject);
    }
}

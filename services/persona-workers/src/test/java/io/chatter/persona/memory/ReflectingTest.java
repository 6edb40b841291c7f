package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Agent;
import io.chatter.persona.Fixtures;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The slow loop: what becomes of people, and of the agent itself, after many lines.
class ReflectingTest {

    private static final Agent VERA = Fixtures.agent("vera");

    private final Memories memories = new Memories();

    @ParameterizedTest
    @CsvSource({
        "'haha nice one, number %d', alice is good company, POSITIVE",
        "'so boring, number %d', alice is never impressed, NEGATIVE",
        "'how far is level %d?', alice asks good questions, POSITIVE"
    })
    void shouldReflectOnWhatPeopleHaveBecome(String line, String bond, Polarity polarity) throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        sayTwentyTimes(line, vera);

        // When
        reflect(vera);

        // Then
        assertThat(bonds(vera)).singleElement().satisfies(one -> {
            assertThat(one.getText()).isEqualTo(bond);
            assertThat(one.getPolarity()).isEqualTo(polarity);
            assertThat(one.getOtherUser()).isEqualTo("alice");
            assertThat(one.getSourceMessageIds()).as("reasons").isNotEmpty();
            assertThat(one.getUpdatedAt()).as("recency").isAfter(Fixtures.NOON);
        });
    }

    @Test
    void shouldMakeLoreOfWhatSeveralPeopleSpokeOf() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        for (String person : List.of("alice", "carol", "dave")) {
            memories.say(person, "what about that bridge though", vera);
        }
        sayTwentyTimes("how far is level %d?", vera);

        // When
        reflect(vera);

        // Then
        assertThat(vera.shelf().active())
                .filteredOn(memory -> memory.getType() == MemoryType.LORE_EVENT)
                .singleElement()
                .satisfies(lore -> {
                    assertThat(lore.getText()).isEqualTo("chat would not stop talking about bridge");
                    assertThat(lore.getOtherUser()).isNull();
                    assertThat(lore.getSourceMessageIds()).hasSize(3);
                });
    }

    @Test
    void shouldDriftWithTheWindWithinItsBounds() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        sayTwentyTimes("haha nice one, number %d", vera);

        // When
        reflect(vera);

        // Then
        assertThat(vera.character().persona().talkativeness())
                .isGreaterThan(VERA.persona().talkativeness())
                .isLessThanOrEqualTo(1.25 * VERA.persona().talkativeness());
        assertThat(vera.character().persona().anchors())
                .isEqualTo(VERA.persona().anchors());
    }

    @Test
    void shouldComeBackAsTheOneItHasBecome() throws InterruptedException {
        // Given
        Remembering before = memories.open(VERA);
        sayTwentyTimes("haha nice one, number %d", before);
        reflect(before);
        Agent drifted = before.character();
        before.close();

        // When
        Remembering after = memories.open(VERA);

        // Then
        assertThat(after.character()).isEqualTo(drifted).isNotEqualTo(VERA);
    }

    @Test
    void shouldConcludeNothingAboutSomebodyWhoWasForgotten() throws InterruptedException {
        // Given
        Remembering vera = memories.open(VERA);
        memories.say("alice", "i hate spiders", vera);
        sayTwentyTimes("haha nice one, number %d", vera);
        memories.delete("alice", vera);

        // When
        reflect(vera);

        // Then
        assertThat(vera.shelf().all()).noneMatch(memory -> "alice".equals(memory.getOtherUser()));
        assertThat(vera.shelf().all())
                .as("it did reflect")
                .anyMatch(memory -> memory.getType() == MemoryType.PERSONA_DRIFT);
    }

    private void sayTwentyTimes(String line, Remembering listener) throws InterruptedException {
        for (int number : IntStream.range(0, 20).toArray()) {
            memories.say("alice", line.formatted(number), listener);
        }
    }

    /// Somebody else's line comes minutes later.
    private void reflect(Remembering agent) throws InterruptedException {
        memories.pass(Duration.ofMinutes(10));
        memories.say("bob", "oh well", agent);
    }

    private static List<MemoryRecord> bonds(Remembering agent) {
        return agent.shelf().active().stream()
                .filter(memory -> memory.getType() == MemoryType.RELATIONSHIP)
                .toList();
    }
}

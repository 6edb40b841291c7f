package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Fixtures;
import io.chatter.persona.Listening.Note;
import io.chatter.persona.Removals;
import io.chatter.persona.RoomObserver;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an agent makes of how people treat it, and how much of it is kept.
class ReflectionTest {

    private final Reflection reflection = new Reflection(Duration.ZERO, Fixtures.NOON);

    @Test
    void shouldMissWhoSpokeLongestAgoAndNobodyElse() {
        // Given
        hear("first", "nice one");
        hear("first", "so true");
        for (int stranger = 1; stranger < 200; stranger++) {
            hear("stranger-" + stranger, "hm");
        }
        hear("last", "nice one");
        hear("last", "so true");

        // When
        hear("first", "great");
        hear("last", "great");

        // Then
        assertThat(bonds()).containsExactly("last is good company");
    }

    @Test
    void shouldNotBeKeptByAReflectionFromKnowingManyPeople() {
        // Given
        for (int stranger = 1; stranger <= 200; stranger++) {
            hear("stranger-" + stranger, "hm");
        }
        hear("last", "nice one");
        hear("last", "so true");
        assertThat(bonds()).isEmpty();

        // When
        hear("last", "great");

        // Then
        assertThat(bonds()).containsExactly("last is good company");
    }

    @Test
    void shouldKeepTheLastLinesOfARapportOnly() {
        // Given
        Rapport rapport = new Rapport();
        ChatMessage first = Fixtures.personLine("hm", Fixtures.NOON);
        rapport.add(first);
        ChatMessage second = Fixtures.personLine("hm", Fixtures.NOON.plusSeconds(1));
        rapport.add(second);

        // When
        for (int i = 0; i < 39; i++) {
            rapport.add(Fixtures.personLine("hm", Fixtures.NOON.plusSeconds(2 + i)));
        }

        // Then
        assertThat(rapport.restsOn(without(first))).isFalse();
        assertThat(rapport.restsOn(without(second))).isTrue();
    }

    private void hear(String person, String text) {
        reflection.noted(
                new Note(
                        Fixtures.line(person, Origin.HUMAN, text, Fixtures.NOON).build(), true),
                false);
    }

    private static Removals without(ChatMessage line) {
        RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
        room.onModeration(Fixtures.decision(ModerationKind.DELETED, Fixtures.NOON)
                .setMessageId(line.getMessageId())
                .build());
        return room.picture().removals();
    }

    private List<String> bonds() {
        return reflection.reflect(Drift.NONE, Fixtures.NOON).insights().stream()
                .map(Candidate::text)
                .filter(text -> text.endsWith("company"))
                .toList();
    }
}

package io.chatter.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Fixtures;
import io.chatter.persona.memory.Drift.Knob;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void shouldNeverLeaveItsBounds() {
        // Given
        Drift up = Drift.NONE;
        Drift down = Drift.NONE;

        // When
        for (int i = 0; i < 100; i++) {
            up = up.moved(Knob.TALKATIVENESS, 0.05);
            down = down.moved(Knob.TALKATIVENESS, -0.05);
        }

        // Then
        assertThat(up.factor(Knob.TALKATIVENESS)).isEqualTo(1.25);
        assertThat(down.factor(Knob.TALKATIVENESS)).isEqualTo(0.75);
    }

    @Test
    void shouldMoveNumbersAndNoWords() {
        // Given
        var vera = Fixtures.agent("vera");

        // When
        var drifted = Drift.NONE
                .moved(Knob.TALKATIVENESS, 0.2)
                .moved(Knob.KEENNESS, 0.1)
                .appliedTo(vera);

        // Then
        assertThat(drifted.persona().talkativeness()).isEqualTo(1.2);
        assertThat(drifted.persona().affinities().get("boss")).isGreaterThan(2.5);
        assertThat(drifted.persona())
                .usingRecursiveComparison()
                .ignoringFields("talkativeness", "affinities")
                .isEqualTo(vera.persona());
    }
}

package io.chatter.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameSkeletonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NIGHTSHIFTNADIA",
                "night_shift-nadia",
                "N\u0456ghtShiftN\u0430dia", // Cyrillic i and a
                "\uff2e\uff49\uff47\uff48\uff54ShiftNadia", // full width
                "N1ghtSh1ftNad1a",
                "Night\u200bShiftN\u00e1dia"
            })
    void shouldSeeThroughADisguise(String name) {
        assertThat(NameSkeleton.of(name)).isEqualTo(NameSkeleton.of("NightShiftNadia"));
    }

    @Test
    void shouldTellNamesApart() {
        assertThat(NameSkeleton.of("Anna")).isNotEqualTo(NameSkeleton.of("Anne"));
        assertThat(NameSkeleton.of("\u674e\u96f7")).isNotEqualTo(NameSkeleton.of("\u97e9\u6885"));
        assertThat(NameSkeleton.of("\u674e\u96f7")).isNotEmpty();
        assertThat(NameSkeleton.of("-_-")).isEmpty();
    }
}

package io.chatter.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RosterTest {

    @Test
    void shouldDeriveTheSameSeedForTheSameAgentForEver() {
        assertThat(Roster.seed("demo", "nova")).isEqualTo(Roster.seed("demo", "nova"));
        assertThat(Roster.seed("demo", "nova")).isNotEqualTo(Roster.seed("other", "nova"));
    }
}

package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void shouldFindEachNameOnce() {
        assertThat(Mentions.in("@Mia and @max, @mia! not me@example.com")).containsExactly("mia", "max");
    }

    @Test
    void shouldKeepNothingThatWasRedacted() {
        assertThat(Mentions.kept(List.of("5551234567", "mia"), "call @[phone], @Mia"))
                .containsExactly("mia");
    }
}

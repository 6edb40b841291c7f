package io.chatter.persona.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessEndTest {

    @Test
    void shouldEndTheProcessWhenAThreadDies() {
        // Given
        List<Integer> statuses = new ArrayList<>();
        ProcessEnd end = new ProcessEnd(statuses::add);

        // When
        end.uncaughtException(Thread.currentThread(), new OutOfMemoryError("made up"));

        // Then
        assertThat(statuses).containsExactly(ProcessEnd.SOFTWARE_FAULT);
    }
}

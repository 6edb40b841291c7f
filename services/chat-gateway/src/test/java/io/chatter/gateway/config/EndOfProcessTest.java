package io.chatter.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndOfProcessTest {

    private final List<Integer> exits = new ArrayList<>();

    @Test
    void shouldEndTheProcessWhenAThreadDies() throws InterruptedException {
        // Given
        Thread thread = Thread.ofPlatform()
                .name("tail")
                .uncaughtExceptionHandler(new EndOfProcess(exits::add))
                .unstarted(() -> {
                    throw new OutOfMemoryError("the test says so");
                });

        // When
        thread.start();
        thread.join();

        // Then
        assertThat(exits).containsExactly(EndOfProcess.EXIT_CODE);
    }
}

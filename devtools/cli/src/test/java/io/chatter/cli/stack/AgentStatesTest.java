package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.observability.AgentState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentStatesTest {

    private final FakeService first = new FakeService().answer(200, """
                    {"status":"UP","checks":[{"name":"agents","status":"UP","data":{"demo|vera":"runs"}},
                     {"name":"other","status":"UP","data":{"demo|pia":"runs"}}]}""");
    private final FakeService second = new FakeService().answer(200, """
                    {"status":"UP","checks":[{"name":"agents","status":"UP",
                     "data":{"demo|moth":"refused_no_persona","demo|new":"dreams"}}]}""");

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void shouldTellWhatEachWorkerSaysOfItsAgents() throws InterruptedException {
        // When
        AgentStates states = AgentStates.of(stack(first.port(), second.port()));

        // Then
        assertThat(Stream.of("demo|vera", "demo|moth", "demo|pia").map(states::of))
                .containsExactly(AgentState.RUNS, AgentState.REFUSED_NO_PERSONA, AgentState.NOT_RUN);
    }

    @Test
    void shouldNotGuessWhatAWorkerOfAnotherVersionMeans() throws InterruptedException {
        // When
        AgentStates states = AgentStates.of(stack(first.port(), second.port()));

        // Then
        assertThat(states.of("demo|new")).isEqualTo(AgentState.UNKNOWN);
    }

    @Test
    void shouldNotSayThatAnAgentIsNotRunWhileAWorkerIsSilent() throws InterruptedException {
        // Given
        second.close();

        // When
        AgentStates states = AgentStates.of(stack(first.port(), second.port()));

        // Then
        assertThat(Stream.of("demo|vera", "demo|moth").map(states::of))
                .containsExactly(AgentState.RUNS, AgentState.UNKNOWN);
    }

    private static RunState stack(int one, int other) {
        return new RunState(
                null,
                StackPorts.documented(8080, 2),
                null,
                List.of(entry("trends", 1), entry("persona-workers", one), entry("persona-workers-2", other)));
    }

    private static RunState.Entry entry(String name, int port) {
        return new RunState.Entry(name, 1, 1, port, null, null, null);
    }
}

package io.chatter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.AgentStates;
import io.chatter.observability.AgentState;
import io.chatter.schema.PersonaAssignment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RosterCommandTest {

    private static final PersonaAssignment VERA = PersonaAssignment.newBuilder()
            .setRoomId("demo")
            .setAgent("vera")
            .setPersona("vera-deadpan")
            .setDisplayName("VeraDeadpan")
            .setColor("#ffffff")
            .setSeed(1)
            .setAssignedAt(Instant.EPOCH)
            .build();

    @ParameterizedTest
    @CsvSource({
        "nosuchone, demo, chatter: nosuchone is not on the roster of demo. See `./chatter roster list`.",
        "vera, nosuch, chatter: Nobody is on the roster of a room nosuch. Rooms with agents are demo.",
        ", demo, chatter: None that --generate made is on the roster of demo. Nothing is left to do."
    })
    void shouldSayWhatIsNotThereToBeRemoved(String agent, String room, String line) {
        // When
        CliFailure failure = RosterCommand.absent(agent, room, List.of(VERA));

        // Then
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNS, runs",
        "AWAITS_MEMORIES, waits for its memories",
        "REFUSED_NO_PERSONA, refused: no persona vera-deadpan",
        "REFUSED_NO_ROOM, refused: no room demo",
        "REFUSED_OTHER_KEY, refused: it is filed under another agent's key",
        "REFUSED_NO_SLUG, refused: its name or its room is no slug",
        "NOT_RUN, not run",
        "UNKNOWN, unknown"
    })
    void shouldSayInWordsHowAnAgentIs(AgentState state, String words) {
        // When
        String table = RosterCommand.table(Map.of("demo|vera", VERA), told(state));

        // Then
        assertThat(table.lines().skip(1)).singleElement().asString().endsWith("true     " + words);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellProgramsTheStateByItsLabel(AgentState state) {
        assertThat(RosterCommand.agents(Map.of("demo|vera", VERA), told(state)))
                .singleElement()
                .extracting(RosterCommand.Agent::state)
                .isEqualTo(state.label());
    }

    private static AgentStates told(AgentState state) {
        return new AgentStates(Map.of("demo|vera", state), true);
    }
}

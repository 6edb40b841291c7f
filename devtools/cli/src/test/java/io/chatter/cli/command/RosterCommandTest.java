package io.chatter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.CliFailure;
import io.chatter.schema.PersonaAssignment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterCommandTest {

    @ParameterizedTest
    @CsvSource({
        "nosuchone, demo, chatter: nosuchone is not on the roster of demo. See `./chatter roster list`.",
        "vera, nosuch, chatter: Nobody is on the roster of a room nosuch. Rooms with agents are demo.",
        ", demo, chatter: None that --generate made is on the roster of demo. Nothing is left to do."
    })
    void shouldSayWhatIsNotThereToBeRemoved(String agent, String room, String line) {
        // Given
        PersonaAssignment vera = PersonaAssignment.newBuilder()
                .setRoomId("demo")
                .setAgent("vera")
                .setPersona("vera-deadpan")
                .setDisplayName("VeraDeadpan")
                .setColor("#ffffff")
                .setSeed(1)
                .setAssignedAt(Instant.EPOCH)
                .build();

        // When
        CliFailure failure = RosterCommand.absent(agent, room, List.of(vera));

        // Then
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.exitCode()).isEqualTo(1);
    }
}

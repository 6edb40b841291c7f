package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import io.chatter.configuration.ChatterConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomCheckTest {

    private static final Path CONFIGS =
            Path.of(System.getProperty("chatter.root", "../..")).resolve("configs");

    private final FakeService streamContext = new FakeService();
    private final RoomCheck check = new RoomCheck(CONFIGS, ChatterConfiguration.load(CONFIGS));

    @AfterEach
    void close() {
        streamContext.close();
    }

    @Test
    void shouldNameTheRoomWhoseFileIsNoMedia() {
        // Given
        streamContext.answer(200, state("down: ffmpeg cannot play stream.webm (exit 183): Invalid data found"));

        // When, Then
        assertThatThrownBy(() -> check.requirePlaying(ports()))
                .isInstanceOfSatisfying(
                        CliFailure.class,
                        failure -> assertThat(failure.line())
                                .isEqualTo(
                                        "chatter: Room demo: ffmpeg cannot play stream.webm (exit 183): Invalid data found."
                                                + " Mend the source of room demo in " + CONFIGS.resolve("rooms")
                                                + "."));
    }

    @Test
    void shouldBeContentWithAFileThatPlays() {
        // Given
        streamContext.answer(200, state("listening"));

        // When, Then
        assertThatCode(() -> check.requirePlaying(ports())).doesNotThrowAnyException();
    }

    private StackPorts ports() {
        int unused = 1;
        return new StackPorts(unused, unused, unused, unused, unused, streamContext.port(), unused, List.of(unused));
    }

    private static String state(String state) {
        return "{\"status\":\"UP\",\"checks\":[{\"name\":\"streams\",\"status\":\"UP\",\"data\":{\"demo.state\":\""
                + state + "\",\"demo.engine\":\"pocketsphinx\"}}]}";
    }
}

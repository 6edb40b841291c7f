package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds a file that cannot be played, which only its player can tell. Live sources may come later and are not waited
/// for.
public final class RoomCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String DOWN = "down: ";
    private static final List<String> PASSING = List.of("starting", "loading the recogniser");

    private final Path roomFiles;
    private final List<String> rooms;

    /// @param configs folder that `configuration` was read from
    public RoomCheck(Path configs, ChatterConfiguration configuration) {
        this.roomFiles = configs.resolve("rooms");
        this.rooms = configuration.rooms().values().stream()
                .filter(room -> room.source() instanceof StreamSource.RecordedFile)
                .map(Room::id)
                .toList();
    }

    /// Returns when every file plays, or the recogniser takes its time.
    ///
    /// @throws CliFailure naming the first room whose file cannot be played
    public void requirePlaying(StackPorts ports) throws InterruptedException {
        Readiness streamContext = Readiness.Answers.ofService(ports.streamContext());
        long limit = System.nanoTime() + PATIENCE.toNanos();
        Map<String, String> down = downIn(streamContext.look());
        while (!down.isEmpty() && System.nanoTime() < limit) {
            down.forEach(this::requirePassing);
            Thread.sleep(LOOK_AGAIN);
            down = downIn(streamContext.look());
        }
    }

    private Map<String, String> downIn(Readiness.Look look) {
        Map<String, String> down = new LinkedHashMap<>();
        for (String room : rooms) {
            stateOf(room, look)
                    .filter(state -> state.startsWith(DOWN))
                    .ifPresent(state -> down.put(room, state.substring(DOWN.length())));
        }
        return down;
    }

    private static Optional<String> stateOf(String room, Readiness.Look look) {
        return look.health().stream()
                .flatMap(document -> document.all().stream())
                .flatMap(check -> Optional.ofNullable(check.facts().get(room + ".state")).stream())
                .map(String::valueOf)
                .findFirst();
    }

    private void requirePassing(String room, String cause) {
        if (!PASSING.contains(cause)) {
            throw new CliFailure("Room " + room + ": " + cause, "Mend the source of room " + room + " in " + roomFiles);
        }
    }
}

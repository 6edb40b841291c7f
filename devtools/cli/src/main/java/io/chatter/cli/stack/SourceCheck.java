package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Finds, before anything is started, what will keep rooms from being heard: a named ffmpeg that is not there, a file
/// that it cannot play. Where the ffmpeg is the one that comes along, only its service can tell; see [RoomCheck].
public final class SourceCheck {

    private static final String NAMED = "CHATTER_FFMPEG";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path configs;
    private final List<Room> rooms;
    private final Map<String, String> environment;

    /// @param configs folder that `configuration` was read from
    /// @param environment that the services will have
    public SourceCheck(Path configs, ChatterConfiguration configuration, Map<String, String> environment) {
        this.configs = configs;
        this.rooms = configuration.rooms().values().stream()
                .filter(room -> !(room.source() instanceof StreamSource.None))
                .toList();
        this.environment = environment;
    }

    /// @throws CliFailure naming the ffmpeg, or the first room whose file cannot be played
    public void requirePlayable() throws InterruptedException {
        String named = environment.getOrDefault(NAMED, "");
        if (!rooms.isEmpty() && !named.isBlank() && !Files.isExecutable(Path.of(named))) {
            throw new CliFailure(
                    "Rooms cannot be heard: there is no ffmpeg at " + named,
                    "Point " + NAMED + " at one, or unset it to use the one that comes along");
        }
        Optional<Path> ffmpeg = named.isBlank() ? onThePath() : Optional.of(Path.of(named));
        if (ffmpeg.isEmpty()) {
            return;
        }
        Set<String> tried = new HashSet<>();
        for (Room room : rooms) {
            if (room.source() instanceof StreamSource.RecordedFile file && tried.add(file.location())) {
                requirePlayable(room, ffmpeg.get(), configs.resolve(file.location()));
            }
        }
    }

    private void requirePlayable(Room room, Path ffmpeg, Path file) throws InterruptedException {
        String cause = complaint(ffmpeg, file);
        if (!cause.isEmpty()) {
            throw new CliFailure(
                    "Room " + room.id() + ": ffmpeg cannot play " + file.getFileName() + ": " + cause,
                    "Mend the source of room " + room.id() + " in " + configs.resolve("rooms"));
        }
    }

    /// What ffmpeg says about the sound at the file's beginning; empty when it plays, or takes its time.
    private static String complaint(Path ffmpeg, Path file) throws InterruptedException {
        String input = "file:" + file.toAbsolutePath();
        try {
            Process trial = new ProcessBuilder(List.of(
                            ffmpeg.toString(),
                            "-nostdin",
                            "-v",
                            "error",
                            "-t",
                            "0.1",
                            "-i",
                            input,
                            "-map",
                            "0:a:0",
                            "-f",
                            "null",
                            "-"))
                    .redirectErrorStream(true)
                    .start();
            if (!trial.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                trial.destroyForcibly();
                return "";
            }
            String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return trial.exitValue() == 0 ? "" : lastLine(said).replace(input + ": ", "");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String lastLine(String said) {
        return said.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse("it says nothing");
    }

    private Optional<Path> onThePath() {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}

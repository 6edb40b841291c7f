package io.chatter.streamcontext.ffmpeg;

import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A room whose source the real ffmpeg plays, and the ffmpegs that bring it something to play. Used by one thread.
final class PlayedRoom implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final FfmpegBinary FFMPEG = Recordings.ffmpeg();

    private final List<Process> started = new ArrayList<>();
    private final AtomicLong secondsAhead = new AtomicLong();
    private final RoomPipeline room;

    PlayedRoom(FfmpegSource source) {
        InstantSource clock = () -> Instant.now().plusSeconds(secondsAhead.get());
        this.room = new RoomPipeline(
                new RoomPlan("played", new FfmpegFeed(FFMPEG, source, clock), RoomPlan.NO_ENGINE, Optional::of),
                new PipelineParts(
                        new EngineChoice(List.of()),
                        ContextSettings.defaults(),
                        context -> {},
                        (id, length) -> {},
                        Clock.systemUTC()));
        room.start();
    }

    String state() {
        return room.status().hearing().label();
    }

    void awaitState(String part) {
        await().atMost(PATIENCE).until(this::state, state -> state.contains(part));
    }

    /// What the feed takes for the time goes on by `seconds` at once.
    void passes(int seconds) {
        secondsAhead.addAndGet(seconds);
    }

    /// An ffmpeg, started again when it ends, until the room says `part`; its port may be between two openings.
    Process until(String part, List<String> arguments) throws IOException {
        Process[] current = {ffmpeg(arguments)};
        await().atMost(PATIENCE).until(() -> {
            if (state().contains(part)) {
                return true;
            }
            if (!current[0].isAlive()) {
                current[0] = ffmpeg(arguments);
            }
            return false;
        });
        return current[0];
    }

    Process ffmpeg(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(FFMPEG.path().toString(), "-loglevel", "error", "-y"));
        command.addAll(arguments);
        Process process = FfmpegBinary.process(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target/publishers.log").toFile()))
                .start();
        started.add(process);
        return process;
    }

    /// @throws org.awaitility.core.ConditionTimeoutException when an ffmpeg is left behind
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        room.close();
        await().atMost(PATIENCE)
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .noneMatch(child -> child.info().command().orElse("").endsWith("ffmpeg")));
    }
}

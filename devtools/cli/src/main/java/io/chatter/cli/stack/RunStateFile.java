package io.chatter.cli.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The run state on disk, replaced as a whole. Thread-safe inside one process; [StackLock] keeps other writers out.
public final class RunStateFile {

    private final Path file;

    public RunStateFile(Path file) {
        this.file = file;
    }

    /// @return empty when nothing runs
    /// @throws CliFailure when the file cannot be understood
    public synchronized Optional<RunState> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), RunState.class))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new CliFailure(
                    "The run state " + file + " is damaged",
                    "Run `./chatter down`: it ends what still runs and moves the file aside",
                    e);
        } catch (IOException e) {
            throw new CliFailure("The run state " + file + " cannot be read (" + e + ")", "Mend its owner or mode", e);
        }
    }

    public synchronized void write(RunState state) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, Json.write(state));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CliFailure("The run state " + file + " cannot be written (" + e + ")", "Free some disk", e);
        }
    }

    /// Changes the state that is there.
    public synchronized void update(UnaryOperator<RunState> change) {
        read().ifPresent(state -> write(change.apply(state)));
    }

    public synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CliFailure("The run state " + file + " cannot be removed (" + e + ")", "Remove it by hand", e);
        }
    }

    /// Keeps a damaged file for inspection, out of the way.
    public synchronized void moveAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CliFailure("The run state " + file + " cannot be moved aside (" + e + ")", "Move it by hand", e);
        }
    }
}

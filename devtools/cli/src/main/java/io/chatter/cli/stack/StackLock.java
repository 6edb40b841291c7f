package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a second `chatter` from changing the same stack. The operating system lets go of it with the process.
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws CliFailure when another `chatter` holds it
    public static StackLock take(StackFolders folders) {
        Path file = file(folders);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                String holder = Files.readString(file);
                throw new CliFailure(
                        "Another `chatter`, process " + holder + ", starts or ends a stack in " + folders.data(),
                        "Wait for it, or stop it with Ctrl-C or `kill " + holder + "`");
            }
            String self = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)));
            return new StackLock(channel);
        } catch (IOException e) {
            throw new CliFailure("The lock " + file + " cannot be taken (" + e + ")", "Mend its owner or mode", e);
        }
    }

    /// Whether another `chatter` holds it. Not for whoever does: on POSIX, a process loses its lock when it closes any
    /// channel of the file.
    static boolean isTaken(StackFolders folders) {
        Path file = file(folders);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path file(StackFolders folders) {
        return folders.run().resolve("lock");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CliFailure("The stack's lock cannot be let go (" + e + ")", "Try again", e);
        }
    }
}

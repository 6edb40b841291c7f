package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
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
        Path file = folders.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CliFailure(
                        "Another `chatter` is at work on " + folders.data(),
                        "Wait for it, or end its stack with `./chatter down`");
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new CliFailure("The lock " + file + " cannot be taken (" + e + ")", "Mend its owner or mode", e);
        }
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

package io.chatter.streamcontext.ffmpeg;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A folder that nobody but this process's user may change, for executables.
final class PrivateFolder {
    private static final Set<PosixFilePermission> ONLY_MINE = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /// Makes `folder` with mode 700, or checks the one that is there. Where files have no POSIX
    /// owners, the folder's place must protect it, as a user's own temporary folder does on Windows.
    ///
    /// @throws IOException when it is a link, belongs to somebody else or others may write to it
    static void prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        if (!absolute.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(absolute);
            return;
        }
        try {
            Files.createDirectory(absolute, PosixFilePermissions.asFileAttribute(ONLY_MINE));
        } catch (FileAlreadyExistsException e) {
            check(absolute);
        }
    }

    private static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is a link or a file; remove it");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others may write to it; remove it");
        }
        if (!Files.isWritable(folder) || !isMine(folder)) {
            throw new IOException("it belongs to another user; remove it or set chatter.data-dir");
        }
    }

    /// A new file's owner is the user we run as, whatever their name is.
    private static boolean isMine(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "owner", ".probe");
        try {
            return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
        } finally {
            Files.delete(probe);
        }
    }
}

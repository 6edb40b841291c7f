package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/// The ffmpeg that comes as a Maven artifact, for machines that have none.
final class BundledFfmpeg {
    /// The artifact carries these without the version that the executable asks the linker for.
    private static final Map<String, String> LINKED_AS =
            Map.of("libva.so", "libva.so.2", "libva-drm.so", "libva-drm.so.2");

    private BundledFfmpeg() {}

    /// Unpacks into `folder` what is not there yet. Whatever is there already is used only when it has the
    /// size and the checksum of what came along.
    ///
    /// @param folder of this user alone; made when it is missing
    /// @return the executable, or empty when none came along for this platform
    /// @throws FeedException when it cannot be unpacked or the folder cannot be trusted
    static Optional<Path> unpack(Path folder) {
        URL resource = BundledFfmpeg.class.getResource("/org/bytedeco/ffmpeg/" + platform() + "/ffmpeg");
        if (resource == null) {
            return Optional.empty();
        }
        try {
            PrivateFolder.prepare(folder);
            bringAll(resource, folder);
            return Optional.of(folder.resolve("ffmpeg"));
        } catch (IOException e) {
            throw new FeedException("cannot unpack ffmpeg into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void bringAll(URL executable, Path folder) throws IOException {
        String address = executable.toString();
        String jar = address.substring(0, address.lastIndexOf("!/"));
        String inside = address.substring(jar.length() + 1, address.lastIndexOf('/'));
        try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of())) {
            for (Path entry : entries(files.getPath(inside))) {
                String name = entry.getFileName().toString();
                Path target = folder.resolve(LINKED_AS.getOrDefault(name, name));
                if (!isWhole(target, entry)) {
                    bring(entry, target);
                }
            }
        }
    }

    private static List<Path> entries(Path inside) throws IOException {
        try (Stream<Path> all = Files.list(inside)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /// Whoever looks sees all of the file or nothing of it, also when we are killed in between.
    private static void bring(Path entry, Path target) throws IOException {
        Path part =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            Files.copy(entry, part, StandardCopyOption.REPLACE_EXISTING);
            if (!part.toFile().setExecutable(true) || !isWhole(part, entry)) {
                throw new IOException(target.getFileName() + " arrived damaged or cannot be made executable");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isWhole(Path file, Path entry) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isExecutable(file)
                && Files.size(file) == Files.size(entry)
                && Files.getAttribute(entry, "zip:crc").equals(checksum(file));
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream bytes = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        boolean arm = machine.equals("aarch64");
        if (system.contains("mac")) {
            return arm ? "macosx-arm64" : "macosx-x86_64";
        }
        if (system.contains("windows")) {
            return "windows-x86_64";
        }
        return arm ? "linux-arm64" : "linux-x86_64";
    }
}

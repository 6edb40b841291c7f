package io.chatter.streamcontext.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The ffmpeg that comes as a Maven artifact, for machines that have none.
final class BundledFfmpeg {
    private BundledFfmpeg() {}

    /// Unpacks it into `folder`, once.
    ///
    /// @return the executable, or empty when none came along for this platform
    static Optional<Path> unpack(Path folder) {
        String platform = platform();
        URL resource = BundledFfmpeg.class.getResource("/org/bytedeco/ffmpeg/" + platform + "/ffmpeg");
        if (resource == null) {
            return Optional.empty();
        }
        Path executable = folder.resolve("ffmpeg");
        try {
            if (!Files.isExecutable(executable)) {
                Files.createDirectories(folder);
                copyAll(resource, folder);
            }
            return Optional.of(executable);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack ffmpeg into " + folder, e);
        }
    }

    private static void copyAll(URL executable, Path folder) throws IOException {
        String address = executable.toString();
        String jar = address.substring(0, address.lastIndexOf("!/"));
        String inside = address.substring(jar.length() + 1, address.lastIndexOf('/'));
        try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of());
                Stream<Path> entries = Files.list(files.getPath(inside))) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(entry.getFileName().toString());
                Files.copy(entry, target, StandardCopyOption.REPLACE_EXISTING);
                if (!target.toFile().setExecutable(true)) {
                    throw new IOException(target + " cannot be made executable");
                }
            }
        }
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

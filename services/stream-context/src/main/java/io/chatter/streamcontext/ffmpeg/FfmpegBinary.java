package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where ffmpeg is on this machine.
///
/// @param path an executable file
public record FfmpegBinary(Path path) {
    public static final String MEND =
            "install it (Debian, Ubuntu: apt-get install ffmpeg; macOS: brew install ffmpeg) or point chatter.ffmpeg at it";

    /// The configured one, else the first on the search path, else the one that comes with chatter
    /// for this platform.
    ///
    /// @param searchPath as the PATH variable holds it
    /// @param unpacked where the one that comes along may be unpacked to: a folder for it alone
    /// @throws io.chatter.streamcontext.FeedException when that fails
    public static Optional<FfmpegBinary> locate(Optional<Path> configured, String searchPath, Path unpacked) {
        if (configured.isPresent()) {
            return configured.filter(Files::isExecutable).map(FfmpegBinary::new);
        }
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, "ffmpeg"), Path.of(folder, "ffmpeg.exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .or(() -> BundledFfmpeg.unpack(unpacked))
                .map(FfmpegBinary::new);
    }

    /// Makes sure that it starts at all: one without a library it needs is found, and of no use.
    ///
    /// @throws FeedException naming what is missing and the mend
    public void requireRunning() {
        try {
            Process process = process(List.of(path.toString(), "-version"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new FeedException("the ffmpeg at " + path + " does not start ("
                        + said.lines().findFirst().orElse("it says nothing") + "); " + MEND);
            }
        } catch (IOException e) {
            throw new FeedException("the ffmpeg at " + path + " does not start (" + e.getMessage() + "); " + MEND, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedException("interrupted while " + path + " was tried", e);
        }
    }

    /// Like `process`, and it dies with us: see [Leash].
    static ProcessBuilder leashed(List<String> command) {
        ProcessBuilder process = process(command);
        return process.command(Leash.on(command));
    }

    /// A process of this ffmpeg that finds the libraries which were unpacked beside it: the one that comes along
    /// names that folder for itself only, not for what its libraries need of one another.
    ///
    /// @param command the executable first
    public static ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        String folder =
                Path.of(command.getFirst()).toAbsolutePath().resolveSibling("").toString();
        process.environment().merge("LD_LIBRARY_PATH", folder, (own, ours) -> own + File.pathSeparator + ours);
        return process;
    }
}

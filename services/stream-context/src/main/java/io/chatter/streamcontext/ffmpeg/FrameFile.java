package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest frame of one ffmpeg, which writes it over the one before at once and whole, in a folder that nobody else
/// may read. Nothing from outside is in its name. Used by one thread.
final class FrameFile implements AutoCloseable {
    private static final long MOST_BYTES = 2_000_000;

    private final Path folder;
    private final Path file;
    private @Nullable FileTime last;

    private FrameFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("frame.jpg");
    }

    static FrameFile create() {
        try {
            return new FrameFile(Files.createTempDirectory("chatter-frame-").toAbsolutePath());
        } catch (IOException e) {
            throw new FeedException("there is no place for frames: " + e.getMessage(), e);
        }
    }

    /// The output that writes the file. A source without pictures has no frames: the sound, copied beside them, keeps
    /// that output from being empty.
    List<String> output(Duration every) {
        return List.of(
                "-map",
                "0:v:0?",
                "-map",
                "0:a:0",
                "-c:a",
                "copy",
                "-c:v",
                "mjpeg",
                "-q:v",
                "5",
                "-vf",
                String.format(Locale.ROOT, "fps=1000/%d,scale=512:-2", every.toMillis()),
                "-f",
                "tee",
                "[select=v:f=image2:update=1:atomic_writing=1:onfail=ignore]" + escaped("file:" + file)
                        + "|[select=a:f=null]-");
    }

    private static String escaped(String name) {
        return name.replaceAll("[\\\\'|:\\[\\] ]", "\\\\$0");
    }

    /// The frame, if there is a new one that can be read. A stream is heard all the same when there is none.
    Optional<byte[]> next() {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (written.equals(last) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            last = written;
            return Optional.of(Files.readAllBytes(file)).filter(bytes -> bytes.length > 0);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.resolve("frame.jpg.tmp"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}

package io.chatter.streamcontext.ffmpeg;

import io.chatter.observability.EventLog;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The newest frame of one ffmpeg, which writes it over the one before at once and whole, in a folder that nobody else
/// may read. Nothing from outside is in its name. A process that was killed leaves its frames; the next one to look,
/// on the same machine, removes them. Used by one thread.
final class FrameFile implements AutoCloseable {
    private static final EventLog LOG = EventLog.of(FrameFile.class);
    private static final long MOST_BYTES = 2_000_000;
    private static final String PREFIX = "chatter-frame-";
    private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d{1,10})-\\d+");

    private final Path folder;
    private final Path file;
    private @Nullable FileTime last;

    private FrameFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("frame.jpg");
    }

    /// @return null when there is no place for frames: a stream is heard all the same
    static @Nullable FrameFile create() {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static @Nullable FrameFile create(Path where) {
        try {
            removeThoseOfTheDead(where);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("frames.left-behind", "folder", where, "cause", e.toString());
        }
        try {
            String mine = PREFIX + ProcessHandle.current().pid() + "-";
            return new FrameFile(Files.createTempDirectory(where, mine).toAbsolutePath());
        } catch (IOException e) {
            LOG.warn("frames.no-place", "folder", where, "cause", e.toString());
            return null;
        }
    }

    private static void removeThoseOfTheDead(Path where) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(where, PREFIX + "*")) {
            for (Path folder : left) {
                Matcher name = OURS.matcher(folder.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    new FrameFile(folder).close();
                }
            }
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

    /// Another user's folder stays: nobody else may remove it.
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

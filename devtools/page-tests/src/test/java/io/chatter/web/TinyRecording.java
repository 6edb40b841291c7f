package io.chatter.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A few seconds of a moving test picture as a playlist with segments, made by the ffmpeg of this machine.
final class TinyRecording {

    static final int WIDTH = 320;
    private static final Path LOG = Path.of("ffmpeg.log");
    private static final List<String> PICTURE =
            List.of("-f", "lavfi", "-i", "testsrc2=size=" + WIDTH + "x180:rate=15:duration=6");
    private static final List<String> CODEC =
            List.of("-c:v", "libx264", "-profile:v", "baseline", "-pix_fmt", "yuv420p", "-g", "15");
    private static final List<String> PLAYLIST = List.of("-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod");

    private TinyRecording() {}

    /// Skips the test, with a word, where no ffmpeg is installed.
    ///
    /// @param folder gets `live.m3u8` and its segments
    static void into(Path folder) throws IOException, InterruptedException {
        Path ffmpeg = Path.of("/usr/bin/ffmpeg");
        Assumptions.assumeTrue(Files.isExecutable(ffmpeg), "no ffmpeg here: apt-get install ffmpeg");
        List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-y"));
        Stream.of(PICTURE, CODEC, PLAYLIST).forEach(command::addAll);
        command.add("live.m3u8");
        Path log = folder.resolve(LOG);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ffmpeg failed: " + Files.readString(log));
        }
    }
}

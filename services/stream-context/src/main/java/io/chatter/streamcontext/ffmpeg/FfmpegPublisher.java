package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Publishes files by RTMP, as a streamer's program does. No state; safe to share.
///
/// @param binary the ffmpeg to run
/// @param key what the listener wants to hear
public record FfmpegPublisher(FfmpegBinary binary, String host, int port, String key) {

    /// Publishes in real time, with its pictures if it has any.
    ///
    /// @return whether it was played to its end; what went wrong stands on stderr, without the key
    /// @throws FeedException when the file cannot be read
    public boolean publish(Path file) throws IOException, InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new FeedException("cannot read " + file);
        }
        Process process = FfmpegBinary.leashed(List.of(
                        binary.path().toString(),
                        "-nostdin",
                        "-hide_banner",
                        "-nostats",
                        "-loglevel",
                        "error",
                        "-re",
                        "-protocol_whitelist",
                        "file,pipe,rtmp,tcp",
                        "-i",
                        "file:" + file.toAbsolutePath(),
                        "-map",
                        "0:a:0",
                        "-map",
                        "0:v:0?",
                        "-c:a",
                        "aac",
                        "-c:v",
                        "flv1",
                        "-q:v",
                        "5",
                        "-f",
                        "flv",
                        "rtmp://" + host + ":" + port + "/live/" + key))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            errors.lines().map(line -> line.replace(key, "***")).forEach(System.err::println);
        }
        return process.waitFor() == 0;
    }
}

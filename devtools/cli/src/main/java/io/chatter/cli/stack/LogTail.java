package io.chatter.cli.stack;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file.
public final class LogTail {

    private static final int LARGEST = 256 * 1024;

    private LogTail() {}

    /// The last `count` lines, oldest first; none when there is no such file.
    public static List<String> of(Path log, int count) {
        try (var channel = Files.newByteChannel(log)) {
            long from = Math.max(0, channel.size() - LARGEST);
            channel.position(from);
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}

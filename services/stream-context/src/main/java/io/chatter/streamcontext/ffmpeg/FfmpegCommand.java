package io.chatter.streamcontext.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that plays a file: 16 kHz mono sound on stdout, cuts on stderr. Pure functions.
///
/// A location reaches ffmpeg as the value of `-i` with its protocol in front and with only that
/// protocol allowed, so neither an option nor another address can hide in it.
final class FfmpegCommand {
    private static final String CUTS =
            "[0:v]fps=5,scale=320:-2,select='gt(scene,0.3)',metadata=print:file='pipe\\:2':direct=1[cuts]";

    private FfmpegCommand() {}

    static List<String> playFile(FfmpegBinary binary, Path file, boolean loop, boolean watch) {
        List<String> command = new ArrayList<>(
                List.of(binary.path().toString(), "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-re"));
        if (loop) {
            command.addAll(List.of("-stream_loop", "-1"));
        }
        command.addAll(List.of("-protocol_whitelist", "file,pipe", "-i", "file:" + file.toAbsolutePath()));
        if (watch) {
            command.addAll(List.of("-filter_complex", CUTS));
        }
        command.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", "16000", "-f", "s16le", "pipe:1"));
        if (watch) {
            command.addAll(List.of("-map", "[cuts]", "-f", "null", "-"));
        }
        return command;
    }
}

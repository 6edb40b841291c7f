package io.chatter.streamcontext.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The command line that plays a source: 16 kHz mono sound on stdout, changes of the picture on stderr. Pure
/// functions.
///
/// A location reaches ffmpeg as the value of `-i` with its protocol in front and with only the protocols
/// allowed that it needs, so neither an option nor another kind of address can hide in it.
final class FfmpegCommand {
    /// Tells on stderr how much each picture differs from the one before it, five times a second.
    static final String DIFFERENCES = "fps=5,scale=320:-2,scdet=threshold=100,metadata=print:file='pipe\\:2':direct=1";
    /// A source without pictures has no use for that: the sound, copied beside it, keeps this output from being empty.
    private static final List<String> PICTURES =
            List.of("-map", "0:v:0?", "-map", "0:a:0", "-c:a", "copy", "-vf", DIFFERENCES, "-f", "null", "-");
    private static final List<String> SOUND =
            List.of("-map", "0:a:0", "-ac", "1", "-ar", "16000", "-f", "s16le", "pipe:1");
    /// What a file may be: containers of sound that name no further files, as playlists do.
    static final List<String> CONTAINERS = List.of(
            "-protocol_whitelist",
            "file,pipe",
            "-format_whitelist",
            "matroska,webm,mov,mp4,wav,flac,ogg,mp3,aac,mpegts,mpeg,flv,avi,aiff,caf");

    private static final String SILENT_FOR_TOO_LONG = "10000000";

    private FfmpegCommand() {}

    static List<String> playFile(FfmpegBinary binary, Path file, boolean loop) {
        List<String> input = new ArrayList<>(List.of("-re"));
        if (loop) {
            input.addAll(List.of("-stream_loop", "-1"));
        }
        input.addAll(CONTAINERS);
        input.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
        return command(binary, input);
    }

    /// Waits for one publisher and ends with it. A publisher that connects and is silent is cut off.
    ///
    /// It awaits a stream of a made-up name and only warns of another one: see [Admission].
    static List<String> listenToRtmp(FfmpegBinary binary, String host, int port) {
        return command(
                binary,
                List.of(
                        "-protocol_whitelist",
                        "rtmp,tcp",
                        "-rw_timeout",
                        SILENT_FOR_TOO_LONG,
                        "-listen",
                        "1",
                        "-f",
                        "flv",
                        // Less lost sound at the start costs a later start: nothing is heard while ffmpeg looks.
                        "-analyzeduration",
                        "1000000",
                        "-probesize",
                        "500000",
                        "-i",
                        "rtmp://" + host + ":" + port + "/live/" + UUID.randomUUID()));
    }

    /// Waits for one publisher and ends with it. Only who knows the passphrase gets in, and only with MPEG-TS:
    /// no playlist, or other format that names further addresses, comes in by it.
    static List<String> listenToSrt(FfmpegBinary binary, String host, int port, String passphrase) {
        return command(
                binary,
                List.of(
                        "-protocol_whitelist",
                        "srt,udp",
                        "-rw_timeout",
                        SILENT_FOR_TOO_LONG,
                        "-f",
                        "mpegts",
                        "-analyzeduration",
                        "1000000",
                        "-probesize",
                        "500000",
                        "-i",
                        "srt://" + host + ":" + port + "?mode=listener&passphrase=" + passphrase));
    }

    /// @param address of a scheme whose protocols are `protocols`
    /// @param recorded whether it may come faster than it is to be played
    static List<String> read(FfmpegBinary binary, String address, String protocols, boolean recorded) {
        List<String> input = new ArrayList<>(recorded ? List.of("-re") : List.of());
        input.addAll(List.of("-protocol_whitelist", protocols, "-rw_timeout", SILENT_FOR_TOO_LONG, "-i", address));
        return command(binary, input);
    }

    /// By TCP, so that a firewall is no silence. What reads RTSP has a time-out of its own and takes no other.
    static List<String> readRtsp(FfmpegBinary binary, String address) {
        return command(
                binary,
                List.of(
                        "-protocol_whitelist",
                        "rtsp,rtp,tcp",
                        "-rtsp_transport",
                        "tcp",
                        "-timeout",
                        SILENT_FOR_TOO_LONG,
                        "-i",
                        address));
    }

    /// @param system what captures sound on this system, as ffmpeg calls it
    static List<String> capture(FfmpegBinary binary, String system, String device) {
        return command(binary, List.of("-f", system, "-i", device));
    }

    private static List<String> command(FfmpegBinary binary, List<String> input) {
        List<String> command = new ArrayList<>(List.of(
                binary.path().toString(), "-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+warning"));
        command.addAll(input);
        command.addAll(SOUND);
        command.addAll(PICTURES);
        return command;
    }
}

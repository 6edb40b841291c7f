package io.chatter.streamcontext.ffmpeg;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What ffmpeg may play. Who makes one has checked that it is allowed.
public sealed interface FfmpegSource {

    /// For people; without secrets.
    String name();

    /// What must not be repeated in messages; empty for none.
    default String secret() {
        return "";
    }

    /// The command line, executable first.
    List<String> command(FfmpegBinary binary);

    /// A file with sound, with or without pictures.
    ///
    /// @param folder it must really be below, links followed
    /// @param loop whether it begins again at its end, for ever
    record Recording(Path file, Path folder, boolean loop) implements FfmpegSource {
        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public List<String> command(FfmpegBinary binary) {
            return FfmpegCommand.playFile(binary, file, loop);
        }
    }

    /// A port at which one publisher at a time is awaited.
    sealed interface Listener extends FfmpegSource {
        /// Where a publisher connects to, without the secret.
        String place();

        default String awaited() {
            return "waiting for a publisher on " + place();
        }

        @Override
        default String name() {
            return "what was published on " + place();
        }
    }

    /// @param host of the interface to listen on
    /// @param key that the publisher must name
    record Rtmp(String host, int port, String key) implements Listener {
        @Override
        public String place() {
            return "rtmp://" + host + ":" + port + "/live";
        }

        @Override
        public String secret() {
            return key;
        }

        @Override
        public List<String> command(FfmpegBinary binary) {
            return FfmpegCommand.listenToRtmp(binary, host, port);
        }
    }

    /// @param host of the interface to listen on
    /// @param passphrase that the publisher must know
    record Srt(String host, int port, String passphrase) implements Listener {
        @Override
        public String place() {
            return "srt://" + host + ":" + port;
        }

        @Override
        public String secret() {
            return passphrase;
        }

        @Override
        public List<String> command(FfmpegBinary binary) {
            return FfmpegCommand.listenToSrt(binary, host, port, passphrase);
        }
    }

    /// An address of a live stream. It never ends: when it does, it is tried again.
    ///
    /// @param address http, https, rtmp, rtmps, rtsp or srt
    record Remote(URI address) implements FfmpegSource {
        @Override
        public String name() {
            return "the stream at " + address.getHost();
        }

        @Override
        public String secret() {
            return address.toString();
        }

        @Override
        public List<String> command(FfmpegBinary binary) {
            String scheme = address.getScheme();
            if (scheme.equals("rtsp")) {
                return FfmpegCommand.readRtsp(binary, address.toString());
            }
            String protocols = switch (scheme) {
                case "http", "https" -> "http,https,tls,tcp,hls,crypto";
                case "rtmp" -> "rtmp,tcp";
                case "rtmps" -> "rtmps,tls,tcp";
                case "srt" -> "srt,udp";
                default -> throw new IllegalArgumentException("no stream is read by " + scheme);
            };
            return FfmpegCommand.read(binary, address.toString(), protocols, scheme.startsWith("http"));
        }
    }

    /// An audio device of this machine.
    ///
    /// @param device as the system calls it
    record Microphone(String device) implements FfmpegSource {
        @Override
        public String name() {
            return "the device " + device;
        }

        @Override
        public List<String> command(FfmpegBinary binary) {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            if (system.contains("mac")) {
                return FfmpegCommand.capture(binary, "avfoundation", device);
            }
            return system.contains("windows")
                    ? FfmpegCommand.capture(binary, "dshow", "audio=" + device)
                    : FfmpegCommand.capture(binary, "alsa", device);
        }
    }
}

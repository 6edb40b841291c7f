package io.chatter.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/// Where a room's stream comes from.
///
/// What a room file says here ends up as a value on a player's command line, so every form is narrow: no
/// form can carry an option of the player, and whether an address or a device may be used at all is for
/// whoever runs the service.
public sealed interface StreamSource {

    /// A file.
    ///
    /// @param location path relative to the configs folder
    /// @param loop whether it starts again at its end
    record RecordedFile(String location, boolean loop) implements StreamSource {
        public RecordedFile {
            require(!location.isBlank(), "source.location is missing; name a file below the configs folder");
        }
    }

    /// Waits for somebody who publishes by RTMP, as OBS does.
    ///
    /// @param port to listen on
    /// @param streamKey what the publisher must name; a secret
    record RtmpListener(int port, String streamKey) implements StreamSource {
        private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");

        public RtmpListener {
            requirePort(port);
            require(
                    KEY.matcher(streamKey).matches(),
                    "source.stream_key must be 8 to 64 letters, digits, '_' or '-'; an RTMP source needs one");
        }

        @Override
        public String toString() {
            return "RtmpListener[port=" + port + "]";
        }
    }

    /// Waits for somebody who publishes by SRT, encrypted.
    ///
    /// @param port to listen on, UDP
    /// @param passphrase what the publisher must know; a secret
    record SrtListener(int port, String passphrase) implements StreamSource {
        private static final Pattern PASSPHRASE = Pattern.compile("[A-Za-z0-9_-]{10,64}");

        public SrtListener {
            requirePort(port);
            require(
                    PASSPHRASE.matcher(passphrase).matches(),
                    "source.stream_key must be 10 to 64 letters, digits, '_' or '-'; an SRT source needs one");
        }

        @Override
        public String toString() {
            return "SrtListener[port=" + port + "]";
        }
    }

    /// Reads from an address.
    ///
    /// @param address with one of SCHEMES and a host
    record Address(URI address) implements StreamSource {
        static final List<String> SCHEMES = List.of("http", "https", "rtmp", "rtmps", "rtsp", "srt");

        public Address {
            require(
                    address.getScheme() != null && SCHEMES.contains(address.getScheme()),
                    "source.location must begin with one of " + SCHEMES);
            require(address.getHost() != null, "source.location names no host");
            // For these the player takes its own options from the query.
            require(
                    address.getScheme().startsWith("http") || address.getRawQuery() == null,
                    "source.location must have no '?' unless it is http or https");
        }

        static Address parse(String location) {
            try {
                return new Address(new URI(location));
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("source.location is no address: " + e.getReason(), e);
            }
        }
    }

    /// An audio device of the machine that runs the service.
    ///
    /// @param name as the system calls it
    record Device(String name) implements StreamSource {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9_.:,= -]{0,99}");

        public Device {
            require(
                    NAME.matcher(name).matches(),
                    "source.location must be the name of an audio device, for instance 'default'");
        }
    }

    /// No stream: people and personas have only each other.
    record None() implements StreamSource {}

    private static void requirePort(int port) {
        require(port >= 1024 && port <= 65_535, "source.port must be 1024 to 65535, not " + port);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

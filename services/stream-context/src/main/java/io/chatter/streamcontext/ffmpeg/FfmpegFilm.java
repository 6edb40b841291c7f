package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Looks at a film that ffmpeg makes up, as fast as it goes. For measuring, not for playing.
///
/// @param binary the ffmpeg to run
public record FfmpegFilm(FfmpegBinary binary) {

    /// How much each picture differs from the one before it, from 0 to 1, five pictures a second, measured as a room's
    /// are.
    ///
    /// @param graph of ffmpeg's filters, without inputs; its one output has no name
    /// @throws FeedException when ffmpeg cannot make it
    public List<Double> differences(String graph) throws InterruptedException {
        List<String> command = List.of(
                binary.path().toString(),
                "-nostdin",
                "-hide_banner",
                "-nostats",
                "-loglevel",
                "level+error",
                "-filter_complex",
                graph + "," + FfmpegCommand.DIFFERENCES + "[seen]",
                "-map",
                "[seen]",
                "-f",
                "null",
                "-");
        Reader reader = new Reader();
        FfmpegReport report = new FfmpegReport(reader, "");
        try {
            Process ffmpeg = FfmpegBinary.process(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader errors =
                    new BufferedReader(new InputStreamReader(ffmpeg.getErrorStream(), StandardCharsets.UTF_8))) {
                errors.lines().forEach(report::line);
            }
            if (ffmpeg.waitFor() != 0) {
                throw new FeedException("ffmpeg cannot make the film: " + report.cause());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FeedException("cannot run " + binary.path() + ": " + e.getMessage(), e);
        }
        return List.copyOf(reader.seen);
    }

    private static final class Reader implements FfmpegReport.Listener {
        private final List<Double> seen = new ArrayList<>();

        @Override
        public void picture(double difference) {
            seen.add(Math.clamp(difference / 100, 0, 1));
        }

        @Override
        public void publisher(String named) {
            throw new IllegalStateException("nobody publishes to a film");
        }

        @Override
        public void turnedAway() {
            throw new IllegalStateException("nobody publishes to a film");
        }
    }
}

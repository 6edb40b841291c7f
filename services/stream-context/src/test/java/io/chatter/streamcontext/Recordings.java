package io.chatter.streamcontext;

import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Sound for tests: the demo stream, decoded by ffmpeg, and made-up tones.
public final class Recordings {
    public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    public static final Path CONFIGS = Path.of(System.getProperty("chatter.root", "../.."), "configs");

    private Recordings() {}

    /// The demo stream as chunks that begin at START.
    public static List<SoundChunk> demo() {
        return new FfmpegDecoder(ffmpeg()).decode(CONFIGS.resolve("demo/stream.webm"), START);
    }

    /// The machine's own, else the one that comes along.
    public static FfmpegBinary ffmpeg() {
        return FfmpegBinary.locate(Optional.empty(), System.getenv("PATH"), Path.of("target/ffmpeg"))
                .orElseThrow();
    }

    public static List<SoundChunk> part(List<SoundChunk> sound, double from, double to) {
        return sound.subList((int) (from * 10), (int) (to * 10));
    }

    public static List<SoundChunk> silence(Instant at, double seconds) {
        return chunks(at, new short[(int) (seconds * SoundChunk.RATE)]);
    }

    /// Something like a voice: a tone whose loudness wanders without any rhythm.
    public static List<SoundChunk> voice(Instant at, double seconds, double loudness) {
        short[] samples = new short[(int) (seconds * SoundChunk.RATE)];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / SoundChunk.RATE;
            double wander = 0.6 + 0.2 * Math.sin(2.1 * t) + 0.2 * Math.sin(3.7 * t + 1);
            samples[i] = (short) (32_000 * loudness * wander * Math.sin(2 * Math.PI * 180 * t));
        }
        return chunks(at, samples);
    }

    public static List<SoundChunk> chunks(Instant start, short[] samples) {
        List<SoundChunk> chunks = new ArrayList<>();
        for (int from = 0; from < samples.length; from += SoundChunk.USUAL_SAMPLES) {
            int to = Math.min(samples.length, from + SoundChunk.USUAL_SAMPLES);
            chunks.add(new SoundChunk(start.plus(SoundChunk.lengthOf(from)), Arrays.copyOfRange(samples, from, to)));
        }
        return chunks;
    }

    /// The exact words of the demo stream.
    public static String transcript() {
        try {
            return Files.readString(CONFIGS.resolve("demo/transcript.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

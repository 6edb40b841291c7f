package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.SoundChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Decodes a whole file at once, as fast as it goes. For measuring, not for playing: all of it is in
/// memory.
///
/// @param binary the ffmpeg to run
public record FfmpegDecoder(FfmpegBinary binary) {

    /// The sound of `file`, chunk by chunk, as if it had begun at `start`.
    ///
    /// @throws FeedException when ffmpeg cannot read it
    public List<SoundChunk> decode(Path file, Instant start) {
        List<String> command = new ArrayList<>(List.of(binary.path().toString(), "-nostdin", "-loglevel", "error"));
        command.addAll(FfmpegCommand.CONTAINERS);
        command.addAll(List.of(
                "-i",
                "file:" + file.toAbsolutePath(),
                "-map",
                "0:a:0",
                "-ac",
                "1",
                "-ar",
                "16000",
                "-f",
                "s16le",
                "pipe:1"));
        try {
            Process ffmpeg = FfmpegBinary.process(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] bytes = ffmpeg.getInputStream().readAllBytes();
            if (bytes.length < Short.BYTES) {
                throw new FeedException("ffmpeg finds no sound in " + file);
            }
            short[] samples = new short[bytes.length / Short.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return chunks(samples, start);
        } catch (IOException e) {
            throw new FeedException("cannot run " + binary.path() + ": " + e.getMessage(), e);
        }
    }

    private static List<SoundChunk> chunks(short[] samples, Instant start) {
        List<SoundChunk> chunks = new ArrayList<>();
        for (int from = 0; from < samples.length; from += SoundChunk.USUAL_SAMPLES) {
            int to = Math.min(samples.length, from + SoundChunk.USUAL_SAMPLES);
            chunks.add(new SoundChunk(start.plus(SoundChunk.lengthOf(from)), Arrays.copyOfRange(samples, from, to)));
        }
        return chunks;
    }
}

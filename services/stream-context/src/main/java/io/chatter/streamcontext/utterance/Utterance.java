package io.chatter.streamcontext.utterance;

import io.chatter.streamcontext.SoundChunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Something that was said, with a little quiet around it.
///
/// @param start when its first sample was played
/// @param samples mono, 16 kHz; nobody writes to them
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record Utterance(Instant start, short[] samples) {
    private static final int HEADER = 44;

    public Duration length() {
        return SoundChunk.lengthOf(samples.length);
    }

    /// As a WAV file: RIFF, PCM, 16 bit, mono, 16 kHz.
    public byte[] wav() {
        int bytes = samples.length * Short.BYTES;
        ByteBuffer file = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(SoundChunk.RATE).putInt(SoundChunk.RATE * Short.BYTES);
        file.putShort((short) Short.BYTES).putShort((short) 16);
        file.put(ascii("data")).putInt(bytes);
        file.asShortBuffer().put(samples);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

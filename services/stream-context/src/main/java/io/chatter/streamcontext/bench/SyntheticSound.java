package io.chatter.streamcontext.bench;

import io.chatter.streamcontext.SoundChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Sound that is made up: voices without words, laughs, rooms full of noise. Pure functions; the same seed makes
/// the same sound.
final class SyntheticSound {
    private static final double VOICE = 180;

    private SyntheticSound() {}

    static List<SoundChunk> silence(Instant at, Duration length) {
        return chunks(at, new short[samples(length)]);
    }

    /// A tone whose loudness wanders without any rhythm.
    ///
    /// @param loudness of full scale
    static List<SoundChunk> voice(Instant at, Duration length, double loudness) {
        short[] sound = new short[samples(length)];
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / SoundChunk.RATE;
            double wander = 0.6 + 0.2 * Math.sin(2.1 * t) + 0.2 * Math.sin(3.7 * t + 1);
            sound[i] = (short) (32_000 * loudness * wander * Math.sin(2 * Math.PI * VOICE * t));
        }
        return chunks(at, sound);
    }

    /// A laugh after Bachorowski, Smoski and Owren (2001): calls of a falling, breathy voice, each with a sharp
    /// start, slowing down a little and wavering.
    ///
    /// @param callsPerSecond four to six is usual
    /// @param pitch in hertz, 200 to 500
    static short[] laugh(Duration length, double callsPerSecond, double pitch, double loudness, Random random) {
        short[] sound = new short[samples(length)];
        double next = 0;
        double period = 1 / callsPerSecond;
        while ((next + period) * SoundChunk.RATE < sound.length) {
            double strength = loudness * (0.8 + 0.4 * random.nextDouble());
            call(sound, next, 0.55 * period, pitch * (0.92 + 0.16 * random.nextDouble()), strength, random);
            next += period * (0.94 + 0.12 * random.nextDouble());
            period *= 1.005;
        }
        return sound;
    }

    private static void call(short[] sound, double at, double length, double pitch, double loudness, Random random) {
        int from = (int) (at * SoundChunk.RATE);
        int count = (int) (length * SoundChunk.RATE);
        double phase = 0;
        for (int i = 0; i < count && from + i < sound.length; i++) {
            double share = (double) i / count;
            phase += 2 * Math.PI * pitch * (1.1 - 0.3 * share) / SoundChunk.RATE;
            double voice = 0;
            for (int harmonic = 1; harmonic <= 8; harmonic++) {
                voice += Math.sin(harmonic * phase) / harmonic;
            }
            double envelope = Math.min(1, share / 0.15) * Math.pow(1 - share, 1.5);
            double breath = 0.25 * random.nextGaussian();
            sound[from + i] = clipped(32_000 * loudness * envelope * (0.5 * voice + breath));
        }
    }

    /// What a game sounds like behind a streamer: brown noise that swells, bangs at odd times, and now and then a salvo
    /// as even as laughter.
    static short[] game(int length, double loudness, Random random) {
        short[] sound = new short[length];
        double brown = 0;
        double bang = 0;
        int shots = 0;
        int between = 1;
        for (int i = 0; i < length; i++) {
            brown = 0.995 * brown + 0.1 * random.nextGaussian();
            if (random.nextInt(3 * SoundChunk.RATE) == 0) {
                bang = 2;
            }
            if (shots == 0 && random.nextInt(8 * SoundChunk.RATE) == 0) {
                shots = 8 + random.nextInt(16);
                between = SoundChunk.RATE / (4 + random.nextInt(6));
            }
            if (shots > 0 && i % between == 0) {
                shots--;
                bang = 4;
            }
            bang *= 0.9997;
            double swell = 0.7 + 0.3 * Math.sin(i / (1.7 * SoundChunk.RATE));
            sound[i] = clipped(32_000 * loudness * (swell * brown + bang * random.nextGaussian()));
        }
        return sound;
    }

    /// What any microphone adds.
    static short[] hiss(int length, double loudness, Random random) {
        short[] sound = new short[length];
        for (int i = 0; i < length; i++) {
            sound[i] = clipped(32_000 * loudness * random.nextGaussian());
        }
        return sound;
    }

    /// Keys that are struck four to eleven times a second, each a click of a few milliseconds.
    ///
    /// @param loudness of a click, of full scale
    static short[] typing(int length, double loudness, Random random) {
        short[] sound = new short[length];
        int until = 0;
        double click = 0;
        for (int i = 0; i < length; i++) {
            if (i >= until) {
                until = i + (int) (SoundChunk.RATE * (0.09 + 0.17 * random.nextDouble()));
                click = 0.6 + 0.8 * random.nextDouble();
            }
            click *= 0.99;
            sound[i] = clipped(32_000 * loudness * click * random.nextGaussian());
        }
        return sound;
    }

    static short[] mixed(short[] first, short[] second) {
        short[] both = first.clone();
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            both[i] = clipped(first[i] + second[i]);
        }
        return both;
    }

    static List<SoundChunk> chunks(Instant start, short[] samples) {
        List<SoundChunk> chunks = new ArrayList<>();
        for (int from = 0; from < samples.length; from += SoundChunk.USUAL_SAMPLES) {
            int to = Math.min(samples.length, from + SoundChunk.USUAL_SAMPLES);
            chunks.add(new SoundChunk(start.plus(SoundChunk.lengthOf(from)), Arrays.copyOfRange(samples, from, to)));
        }
        return chunks;
    }

    static int samples(Duration length) {
        return (int) (length.toMillis() * SoundChunk.RATE / 1_000);
    }

    private static short clipped(double value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}

package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.SoundChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Laughs between real speech, made in the run: the speech of a recording without its own laughs, a made-up
/// laugh behind every fifteen seconds of it, a game behind both at several levels.
public final class Laughs {
    private static final Instant START = Instant.EPOCH;
    private static final int BETWEEN = 15 * SoundChunk.RATE;
    private static final Duration LAUGH = Duration.ofMillis(2_600);
    private static final Duration EARLY = Duration.ofMillis(1_500);

    private Laughs() {}

    /// What was found at one level of noise.
    ///
    /// @param speech how much speech without a laugh was heard
    public record Found(Score score, Duration speech) {

        /// False alarms in ten minutes of speech.
        public double alarms() {
            return score.imagined() * 600_000.0 / speech.toMillis();
        }
    }

    /// @param speech of one voice, without laughs
    /// @param noise loudness of the game, of full scale; 0 for none
    /// @param rounds how often the speech is gone through, each time with other laughs
    public static Found find(short[] speech, double noise, int rounds, long seed) {
        Random random = new Random(seed);
        Score score = Score.NOTHING;
        long quietSamples = 0;
        for (int round = 0; round < rounds; round++) {
            List<Instant> laughs = new ArrayList<>();
            short[] sound = stream(speech, noise, random, laughs);
            quietSamples += speech.length;
            List<Instant> heard = Told.bySound(SyntheticSound.chunks(START, sound), StreamEventType.BIG_LAUGH);
            score = judged(score, laughs, heard);
        }
        return new Found(score, SoundChunk.lengthOf(quietSamples));
    }

    private static short[] stream(short[] speech, double noise, Random random, List<Instant> laughs) {
        int laughSamples = SyntheticSound.samples(LAUGH);
        int count = speech.length / BETWEEN;
        short[] sound = new short[speech.length + count * laughSamples];
        int to = 0;
        for (int i = 0; i <= count; i++) {
            int from = i * BETWEEN;
            int length = Math.min(BETWEEN, speech.length - from);
            System.arraycopy(speech, from, sound, to, length);
            to += length;
            if (i < count) {
                laughs.add(START.plus(SoundChunk.lengthOf(to)));
                short[] laugh = SyntheticSound.laugh(
                        LAUGH,
                        4 + 2.5 * random.nextDouble(),
                        200 + 300 * random.nextDouble(),
                        0.15 + 0.35 * random.nextDouble(),
                        random);
                System.arraycopy(laugh, 0, sound, to, laughSamples);
                to += laughSamples;
            }
        }
        return noise == 0 ? sound : SyntheticSound.mixed(sound, SyntheticSound.game(sound.length, noise, random));
    }

    private static Score judged(Score score, List<Instant> laughs, List<Instant> heard) {
        Score judged = score;
        TreeSet<Instant> left = new TreeSet<>(heard);
        for (Instant laugh : laughs) {
            Instant first = left.ceiling(laugh.minus(EARLY));
            boolean isFound = first != null && first.isBefore(laugh.plus(LAUGH));
            judged = judged.plus(true, isFound);
            if (isFound) {
                left.remove(first);
            }
        }
        for (int i = 0; i < left.size(); i++) {
            judged = judged.plus(false, true);
        }
        return judged;
    }
}

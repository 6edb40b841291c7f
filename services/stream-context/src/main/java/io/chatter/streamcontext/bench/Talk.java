package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.bench.LabelledFolder.Label;
import io.chatter.streamcontext.bench.LabelledFolder.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A streamer who talks, thinks, mumbles and falls silent, made in the run from the sentences of a recording, in a
/// room that hisses, a game behind it all. The halves have other sentences and other pauses.
///
/// @param sound of all of it
/// @param silences where nobody speaks for longer than a SILENCE takes
/// @param said where somebody speaks
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
record Talk(short[] sound, List<Label> silences, List<Span> said) {
    private static final double HISS = 0.0008;

    /// What comes behind two sentences.
    private enum Turn {
        /// Some breath.
        BREATH(16),
        /// Nothing for a while, and not for long enough.
        THOUGHT(8),
        SILENCE(8),
        /// A silence in which somebody types.
        TYPING(8),
        /// Two sentences that are hardly to be heard.
        MUMBLE(8);

        private final int count;

        Turn(int count) {
            this.count = count;
        }
    }

    /// @param sentences of one voice, at least four
    /// @param noise loudness of the game, of full scale; 0 for none
    static Talk of(List<short[]> sentences, Part part, double noise) {
        Random random = new Random(part.seed());
        List<short[]> own = new ArrayList<>();
        for (int i = part.ordinal(); i < sentences.size(); i += Part.values().length) {
            own.add(sentences.get(i));
        }
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : Turn.values()) {
            turns.addAll(Collections.nCopies(turn.count, turn));
        }
        Collections.shuffle(turns, random);
        Tape tape = new Tape(own, random);
        turns.forEach(tape::add);
        return tape.played(noise);
    }

    /// Grows while it is recorded. Used by one thread.
    private static final class Tape {
        private final List<short[]> sentences;
        private final Random random;
        private final List<short[]> parts = new ArrayList<>();
        private final List<Label> silences = new ArrayList<>();
        private final List<Span> said = new ArrayList<>();
        private int length;
        private int next;

        Tape(List<short[]> sentences, Random random) {
            this.sentences = sentences;
            this.random = random;
        }

        void add(Turn turn) {
            say(1);
            pause(0.3, 0.8);
            say(1);
            switch (turn) {
                case BREATH -> pause(0.3, 1.5);
                case THOUGHT -> pause(3, 4.2);
                case SILENCE -> silences.add(silence(pause(6.5, 12)));
                case TYPING -> silences.add(silence(typed()));
                case MUMBLE -> {
                    pause(0.3, 0.8);
                    double loudness = Math.pow(10, -between(10, 18) / 20);
                    say(loudness);
                    pause(0.3, 0.8);
                    say(loudness);
                    pause(0.3, 0.8);
                }
            }
        }

        Talk played(double noise) {
            short[] sound = new short[length];
            int to = 0;
            for (short[] part : parts) {
                System.arraycopy(part, 0, sound, to, part.length);
                to += part.length;
            }
            sound = SyntheticSound.mixed(sound, SyntheticSound.hiss(length, HISS, random));
            return new Talk(
                    noise == 0 ? sound : SyntheticSound.mixed(sound, SyntheticSound.game(length, noise, random)),
                    List.copyOf(silences),
                    List.copyOf(said));
        }

        private void say(double loudness) {
            short[] sentence = sentences.get(next++ % sentences.size());
            short[] spoken = new short[sentence.length];
            for (int i = 0; i < spoken.length; i++) {
                spoken[i] = (short) Math.round(sentence[i] * loudness);
            }
            said.add(taped(spoken));
        }

        private Span pause(double from, double to) {
            return taped(new short[(int) (SoundChunk.RATE * between(from, to))]);
        }

        private Span typed() {
            int samples = (int) (SoundChunk.RATE * between(6.5, 12));
            return taped(SyntheticSound.typing(samples, 0.02 + 0.06 * random.nextDouble(), random));
        }

        private Span taped(short[] part) {
            Instant from = now();
            parts.add(part);
            length += part.length;
            return new Span(from, now());
        }

        private Instant now() {
            return LabelledFolder.START.plus(SoundChunk.lengthOf(length));
        }

        private double between(double from, double to) {
            return from + (to - from) * random.nextDouble();
        }

        private static Label silence(Span span) {
            return new Label(StreamEventType.SILENCE, span.from(), span.to());
        }
    }

    /// How well its silences are told.
    Score score() {
        List<SoundChunk> chunks = SyntheticSound.chunks(LabelledFolder.START, sound);
        return Told.judged(Score.NOTHING, silences, Told.bySound(chunks, StreamEventType.SILENCE));
    }

    /// How long somebody speaks, in all.
    Duration spoken() {
        return said.stream()
                .map(span -> Duration.between(span.from(), span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

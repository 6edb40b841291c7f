package io.chatter.benchmark.safety;

import io.chatter.safety.AuthorKind;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Lines of 100 kB of anything: each of [ChatLines] over and over, and noise from ever larger alphabets.
final class LongLines {

    /// Enough for the compiler to have seen each kind.
    static final int ROUNDS = 12;

    private static final int LENGTH = 100_000;
    private static final List<Integer> ALPHABETS = List.of(0x80, 0x250, 0x3000, (int) Character.MIN_SURROGATE);

    private LongLines() {}

    static int count() {
        return ChatLines.WORST.size() + ChatLines.ORDINARY.size() + ALPHABETS.size();
    }

    /// The time of the kind of text that takes longest.
    static double slowestMillis() {
        TextModeration moderation = new TextModeration();
        ModerationPolicy policy = ModerationPolicy.defaults().withMaxCharacters(LENGTH);
        List<String> texts = texts();
        long[] best = new long[texts.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                long begin = System.nanoTime();
                moderation.judge(texts.get(i), AuthorKind.HUMAN, policy);
                long nanos = System.nanoTime() - begin;
                best[i] = round == 0 ? nanos : Math.min(best[i], nanos);
            }
        }
        long slowest = 0;
        for (long nanos : best) {
            slowest = Math.max(slowest, nanos);
        }
        return slowest / 1e6;
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        Stream.of(ChatLines.WORST, ChatLines.ORDINARY)
                .flatMap(List::stream)
                .map(unit -> unit.repeat(LENGTH / unit.length() + 1).substring(0, LENGTH))
                .forEach(texts::add);
        Random random = new Random(42);
        for (int alphabet : ALPHABETS) {
            StringBuilder noise = new StringBuilder(LENGTH);
            random.ints(LENGTH, ' ', alphabet).forEach(unit -> noise.append((char) unit));
            texts.add(noise.toString());
        }
        return texts;
    }
}

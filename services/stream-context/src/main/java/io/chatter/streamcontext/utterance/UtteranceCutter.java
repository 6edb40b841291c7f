package io.chatter.streamcontext.utterance;

import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.VoiceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Cuts a stream where nobody speaks: an utterance keeps up to 0.3 s of quiet before and behind it and is 12 s
/// long at most. A single click is none. Used by one thread.
final class UtteranceCutter {
    private static final Duration PAD = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LEAST_VOICE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private final VoiceActivity activity;
    private final Deque<SoundChunk> kept = new ArrayDeque<>();
    private Duration voice = Duration.ZERO;
    private Duration quiet = Duration.ZERO;
    private Instant expected = Instant.MIN;

    UtteranceCutter(VoiceActivity activity) {
        this.activity = activity;
    }

    /// @return the utterance that ended with this chunk, or before it when sound is missing in between
    Optional<Utterance> hear(SoundChunk chunk) {
        Optional<Utterance> broken = chunk.at().equals(expected) ? Optional.empty() : finish();
        expected = chunk.end();
        boolean voiced = activity.hears(chunk);
        kept.addLast(chunk);
        if (voiced) {
            voice = voice.plus(chunk.length());
            quiet = Duration.ZERO;
        } else {
            quiet = quiet.plus(chunk.length());
        }
        if (voice.isZero()) {
            forgetBefore(chunk.end().minus(PAD));
            return broken;
        }
        boolean over = quiet.compareTo(PAUSE) >= 0
                || !kept.getFirst().at().plus(LONGEST).isAfter(chunk.end().plus(chunk.length()));
        return over && broken.isEmpty() ? finish() : broken;
    }

    /// What was being said.
    Optional<Utterance> finish() {
        while (quiet.compareTo(PAD) > 0 && !kept.isEmpty()) {
            quiet = quiet.minus(kept.removeLast().length());
        }
        Optional<Utterance> utterance = voice.compareTo(LEAST_VOICE) < 0 ? Optional.empty() : Optional.of(joined());
        kept.clear();
        voice = Duration.ZERO;
        quiet = Duration.ZERO;
        return utterance;
    }

    private void forgetBefore(Instant start) {
        while (!kept.isEmpty() && kept.getFirst().at().isBefore(start)) {
            kept.removeFirst();
        }
    }

    private Utterance joined() {
        int length = kept.stream().mapToInt(chunk -> chunk.samples().length).sum();
        short[] samples = new short[length];
        int at = 0;
        for (SoundChunk chunk : kept) {
            System.arraycopy(chunk.samples(), 0, samples, at, chunk.samples().length);
            at += chunk.samples().length;
        }
        return new Utterance(kept.getFirst().at(), samples);
    }
}

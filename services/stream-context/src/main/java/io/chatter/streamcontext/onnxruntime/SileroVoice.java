package io.chatter.streamcontext.onnxruntime;

import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.VoiceActivity;
import java.time.Instant;
import java.util.Arrays;

/// Tells a voice by Silero's network, which knows game sound and music from speech. A voice begins at a probability of
/// .5 and ends below .35, as in its authors' own code. One for each stream; used by one thread.
public final class SileroVoice implements VoiceActivity {
    private static final float BEGINS = 0.5f;
    private static final float ENDS = 0.35f;

    private final SileroModel model;
    private final float[] samples = new float[SileroModel.CONTEXT + SileroModel.WINDOW];
    private float[] state = new float[SileroModel.STATE];
    private int filled = SileroModel.CONTEXT;
    private boolean voiced;
    private Instant expected = Instant.MIN;

    public SileroVoice(SileroModel model) {
        this.model = model;
    }

    @Override
    public boolean hears(SoundChunk chunk) {
        if (!chunk.at().equals(expected)) {
            forget();
        }
        expected = chunk.end();
        boolean heard = voiced;
        for (short sample : chunk.samples()) {
            samples[filled++] = sample / 32_768f;
            if (filled == samples.length) {
                judge();
                heard |= voiced;
            }
        }
        return heard;
    }

    private void judge() {
        float probability = model.probability(samples, state);
        voiced = probability >= (voiced ? ENDS : BEGINS);
        System.arraycopy(samples, SileroModel.WINDOW, samples, 0, SileroModel.CONTEXT);
        filled = SileroModel.CONTEXT;
    }

    /// Sound is missing: what was before says nothing about what comes.
    private void forget() {
        Arrays.fill(samples, 0);
        state = new float[SileroModel.STATE];
        filled = SileroModel.CONTEXT;
        voiced = false;
    }
}

package io.chatter.streamcontext.whisper;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.PlainWords;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.utterance.Transcriber;
import io.chatter.streamcontext.utterance.Utterance;
import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One model in native memory. It is guarded by this object's monitor: freeing it waits for the utterance under way,
/// which nothing can interrupt.
final class WhisperTranscriber implements Transcriber, AutoCloseable {
    private static final int TICKS_IN_A_SECOND = 100;
    private static final int THREADS = 2;

    private final WhisperJNI whisper;
    private final String language;
    private @Nullable WhisperContext context;

    private WhisperTranscriber(WhisperJNI whisper, WhisperContext context, String language) {
        this.whisper = whisper;
        this.context = context;
        this.language = language;
    }

    /// @throws RecognitionException when the library does not run here, or the file is no model
    static WhisperTranscriber load(Path model, String language) {
        try {
            WhisperJNI.loadLibrary();
            WhisperJNI.setLibraryLogger(null);
            WhisperJNI whisper = new WhisperJNI();
            WhisperContext context = whisper.init(model);
            if (context == null) {
                throw new RecognitionException(
                        model + " is no model that whisper.cpp can load; take one in ggml's format");
            }
            return new WhisperTranscriber(whisper, context, language);
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new RecognitionException("whisper does not run here: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized List<Hypothesis> transcribe(Utterance utterance, String before) {
        WhisperContext open = context;
        if (open == null) {
            return List.of();
        }
        float[] samples = new float[utterance.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = utterance.samples()[i] / 32_768f;
        }
        int code = whisper.full(open, parameters(before), samples, samples.length);
        if (code != 0) {
            throw new RecognitionException("whisper broke with code " + code);
        }
        List<Hypothesis> heard = new ArrayList<>();
        for (int i = 0; i < whisper.fullNSegments(open); i++) {
            heard(
                            whisper.fullGetSegmentText(open, i),
                            whisper.fullGetSegmentTimestamp0(open, i),
                            whisper.fullGetSegmentTimestamp1(open, i),
                            utterance)
                    .ifPresent(heard::add);
        }
        return heard;
    }

    /// @param from hundredths of a second into the utterance
    /// @param to the same; whisper may name an end behind the utterance's
    static Optional<Hypothesis> heard(String text, long from, long to, Utterance utterance) {
        String words = PlainWords.of(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Instant start = utterance.start().plus(within(from, utterance));
        Instant end = utterance.start().plus(within(Math.max(from, to), utterance));
        return Optional.of(new Hypothesis(start, end, words, 0, true, text.strip()));
    }

    private static Duration within(long ticks, Utterance utterance) {
        Duration offset = Duration.ofMillis(Math.max(0, ticks) * 1_000 / TICKS_IN_A_SECOND);
        return offset.compareTo(utterance.length()) < 0 ? offset : utterance.length();
    }

    private WhisperFullParams parameters(String before) {
        WhisperFullParams parameters = new WhisperFullParams();
        parameters.nThreads = THREADS;
        parameters.language = language;
        parameters.noContext = true;
        parameters.printProgress = false;
        parameters.printTimestamps = false;
        parameters.printRealtime = false;
        parameters.suppressNonSpeechTokens = true;
        if (!before.isBlank()) {
            parameters.initialPrompt = before;
        }
        return parameters;
    }

    @Override
    public synchronized void close() {
        WhisperContext open = context;
        context = null;
        if (open != null) {
            whisper.free(open);
        }
    }
}

package io.chatter.streamcontext.utterance;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.VoiceActivity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a recogniser of a transcriber: cuts utterances and has a few of them transcribed at once, their words
/// given in the order of speech. When all hands are busy `hear` waits, so that the sound behind it is dropped
/// and marked where sound is dropped, not here. Used by one thread.
public final class UtteranceRecognizer implements SpeechRecognizer {
    private static final int WORDS_BEFORE = 24;

    private final Transcriber transcriber;
    private final int hands;
    private final UtteranceCutter cutter;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<List<Hypothesis>>> pending = new ArrayDeque<>();
    private String before = "";
    private @Nullable RecognitionException failure;

    /// @param hands utterances in work at once, at least 1
    public UtteranceRecognizer(Transcriber transcriber, int hands, VoiceActivity activity) {
        if (hands < 1) {
            throw new IllegalArgumentException("at least one utterance must be in work at once, not " + hands);
        }
        this.transcriber = transcriber;
        this.hands = hands;
        this.cutter = new UtteranceCutter(activity);
    }

    @Override
    public List<Hypothesis> hear(SoundChunk chunk) {
        return told(heard -> {
            cutter.hear(chunk).ifPresent(utterance -> {
                while (pending.size() >= hands) {
                    heard.addAll(next());
                }
                submit(utterance);
            });
            while (!pending.isEmpty() && pending.getFirst().isDone()) {
                heard.addAll(next());
            }
        });
    }

    @Override
    public List<Hypothesis> pause() {
        return told(heard -> {
            cutter.finish().ifPresent(this::submit);
            while (!pending.isEmpty()) {
                heard.addAll(next());
            }
        });
    }

    /// Words that are there are given first; what broke behind them is thrown by the next call.
    private List<Hypothesis> told(Consumer<List<Hypothesis>> work) {
        RecognitionException broken = failure;
        if (broken != null) {
            throw broken;
        }
        List<Hypothesis> heard = new ArrayList<>();
        try {
            work.accept(heard);
        } catch (RecognitionException e) {
            if (heard.isEmpty()) {
                throw e;
            }
            failure = e;
        }
        return heard;
    }

    @Override
    public List<Hypothesis> finish() {
        cutter.finish().ifPresent(this::submit);
        List<Hypothesis> heard = new ArrayList<>();
        while (!pending.isEmpty()) {
            heard.addAll(next());
        }
        return heard;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void submit(Utterance utterance) {
        String words = before;
        pending.addLast(threads.submit(() -> transcriber.transcribe(utterance, words)));
    }

    private List<Hypothesis> next() {
        try {
            List<Hypothesis> heard = pending.removeFirst().get();
            heard.forEach(hypothesis -> before = lastWords(before + " " + hypothesis.text()));
            return heard;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RecognitionException known
                    ? known
                    : new RecognitionException("transcription broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static String lastWords(String text) {
        List<String> words = List.of(text.strip().split(" +"));
        return String.join(" ", words.subList(Math.max(0, words.size() - WORDS_BEFORE), words.size()));
    }
}

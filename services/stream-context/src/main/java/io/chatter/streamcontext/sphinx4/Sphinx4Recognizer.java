package io.chatter.streamcontext.sphinx4;

import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.Spelling;
import io.chatter.streamcontext.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Lets Sphinx-4, which pulls its sound, be fed. A thread of its own recognises; the caller's thread
/// feeds and picks up what is done. Gives finals only, without confidence.
final class Sphinx4Recognizer implements SpeechRecognizer {
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private final Recognizer recognizer;
    private final SoundStream sound;
    private final Queue<Hypothesis> done = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private Instant heardUntil = Instant.EPOCH;
    private volatile @Nullable RuntimeException failure;

    Sphinx4Recognizer(Recognizer recognizer, SoundStream sound) {
        this.recognizer = recognizer;
        this.sound = sound;
        this.thread = Thread.ofPlatform().name("sphinx4").daemon().start(this::recognise);
    }

    @Override
    public List<Hypothesis> hear(SoundChunk chunk) {
        RuntimeException broken = failure;
        if (broken != null) {
            throw new RecognitionException("Sphinx-4 broke: " + broken, broken);
        }
        if (!thread.isAlive()) {
            throw new RecognitionException("Sphinx-4 broke: its thread has died");
        }
        heardUntil = chunk.end();
        try {
            sound.put(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return finished();
    }

    /// Its end would be for good, so it hears quiet until the words before it are concluded.
    @Override
    public List<Hypothesis> pause() {
        try {
            sound.put(new SoundChunk(heardUntil, new short[SoundChunk.RATE]));
            if (!sound.isReadWithin(LAST_WORDS)) {
                throw new RecognitionException("Sphinx-4 did not conclude what was said in " + LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return finished();
    }

    @Override
    public List<Hypothesis> finish() {
        sound.end();
        try {
            if (!thread.join(LAST_WORDS)) {
                throw new RecognitionException("Sphinx-4 did not end its last utterance in " + LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return finished();
    }

    @Override
    public void close() {
        sound.end();
        thread.interrupt();
    }

    private List<Hypothesis> finished() {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Hypothesis next = done.poll(); next != null; next = done.poll()) {
            hypotheses.add(next);
        }
        return hypotheses;
    }

    private void recognise() {
        try {
            for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
                conclude(result);
            }
            recognizer.deallocate();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            sound.end();
        }
    }

    private void conclude(Result result) {
        String words = result.getBestFinalResultNoFiller().strip();
        if (words.isEmpty()) {
            return;
        }
        List<Word> timed =
                result.getTimedBestResult(false).stream().map(this::timed).toList();
        Instant collected = sound.at(result.getCollectTime());
        Instant start = timed.isEmpty() ? collected : timed.getFirst().start();
        Instant end = timed.isEmpty() ? collected : timed.getLast().end();
        done.add(new Hypothesis(start, end.isBefore(start) ? start : end, words, 0, true)
                .timed(new Spelling(timed).words(words)));
    }

    private Word timed(WordResult word) {
        return Word.told(
                sound.at(word.getTimeFrame().getStart()),
                sound.at(word.getTimeFrame().getEnd()),
                word.getWord().getSpelling(),
                0);
    }
}

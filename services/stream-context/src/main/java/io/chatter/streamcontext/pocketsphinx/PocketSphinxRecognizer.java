package io.chatter.streamcontext.pocketsphinx;

import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.Spelling;
import io.chatter.streamcontext.Word;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Feeds a PocketSphinx decoder and cuts its utterances where its own voice activity detection hears
/// a pause. One thread at a time; `close` by the last of them.
final class PocketSphinxRecognizer implements SpeechRecognizer {
    private static final Duration FRAME = Duration.ofMillis(10);
    private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(12);
    /// The library counts samples of a stream in 32 bits.
    private static final Duration LONGEST_STREAM = Duration.ofHours(12);

    private final PocketSphinxLibrary functions;
    private final MemorySegment decoder;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment samples = arena.allocate(ValueLayout.JAVA_SHORT, SoundChunk.RATE);
    private final MemorySegment startFrame = arena.allocate(ValueLayout.JAVA_INT);
    private final MemorySegment endFrame = arena.allocate(ValueLayout.JAVA_INT);

    private @Nullable Instant streamStart;
    private @Nullable Instant speechStart;
    private Instant expected = Instant.MIN;
    private boolean listening;
    private String partial = "";

    PocketSphinxRecognizer(PocketSphinxLibrary functions, MemorySegment decoder) {
        this.functions = functions;
        this.decoder = decoder;
    }

    @Override
    public List<Hypothesis> hear(SoundChunk chunk) {
        List<Hypothesis> heard = new ArrayList<>();
        if (!chunk.at().equals(expected)) {
            heard.addAll(finish());
        }
        expected = chunk.end();
        if (!listening) {
            listen(chunk.at());
        }
        process(chunk.samples());
        boolean speaking = functions.inSpeech(decoder);
        Instant since = speechStart;
        if (since == null) {
            speechStart = speaking ? chunk.at() : null;
        } else if (!speaking || chunk.end().isAfter(since.plus(LONGEST_UTTERANCE))) {
            conclude().ifPresent(heard::add);
        } else {
            changedPartial(since, chunk.end()).ifPresent(heard::add);
        }
        return heard;
    }

    @Override
    public List<Hypothesis> finish() {
        List<Hypothesis> heard = listening ? conclude().stream().toList() : List.of();
        streamStart = null;
        expected = Instant.MIN;
        return heard;
    }

    @Override
    public void close() {
        functions.free(decoder);
        arena.close();
    }

    private void listen(Instant at) {
        Instant since = streamStart;
        if (since == null || at.isAfter(since.plus(LONGEST_STREAM))) {
            functions.startStream(decoder);
            streamStart = at;
        }
        functions.startUtterance(decoder);
        listening = true;
        speechStart = null;
        partial = "";
    }

    private void process(short[] chunk) {
        for (int from = 0; from < chunk.length; from += SoundChunk.RATE) {
            int count = Math.min(SoundChunk.RATE, chunk.length - from);
            MemorySegment.copy(chunk, from, samples, ValueLayout.JAVA_SHORT, 0, count);
            functions.process(decoder, samples, count);
        }
    }

    private Optional<Hypothesis> changedPartial(Instant since, Instant now) {
        String words = functions.hypothesis(decoder);
        if (words.isEmpty() || words.equals(partial)) {
            return Optional.empty();
        }
        partial = words;
        return Optional.of(new Hypothesis(since, now, words, 0, false));
    }

    /// Ends the utterance, which makes the decoder look again at all of it.
    private Optional<Hypothesis> conclude() {
        functions.endUtterance(decoder);
        listening = false;
        String words = functions.hypothesis(decoder);
        Instant origin = streamStart;
        if (words.isEmpty() || origin == null) {
            return Optional.empty();
        }
        return Optional.of(timed(words, origin));
    }

    private Hypothesis timed(String words, Instant origin) {
        List<Word> segments = segments(origin);
        if (segments.isEmpty()) {
            return new Hypothesis(expected, expected, words, 0, true);
        }
        double confidence =
                segments.stream().mapToDouble(Word::confidence).average().orElse(0);
        Instant start = segments.getFirst().start();
        Instant end = segments.getLast().end();
        return new Hypothesis(start, end.isBefore(start) ? start : end, words, (float) confidence, true)
                .timed(new Spelling(segments).words(words));
    }

    private List<Word> segments(Instant origin) {
        List<Word> words = new ArrayList<>();
        for (MemorySegment segment = functions.segments(decoder);
                !segment.equals(MemorySegment.NULL);
                segment = functions.next(segment)) {
            String word = functions.word(segment);
            if (!isFiller(word)) {
                functions.frames(segment, startFrame, endFrame);
                words.add(Word.told(
                        origin.plus(FRAME.multipliedBy(startFrame.get(ValueLayout.JAVA_INT, 0))),
                        origin.plus(FRAME.multipliedBy(endFrame.get(ValueLayout.JAVA_INT, 0) + 1L)),
                        word,
                        functions.probability(decoder, segment)));
            }
        }
        return words;
    }

    private static boolean isFiller(String word) {
        return word.startsWith("<") || word.startsWith("[") || word.startsWith("++");
    }
}

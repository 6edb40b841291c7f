package io.chatter.streamcontext.pocketsphinx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.chatter.streamcontext.RecognitionException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// The functions of libpocketsphinx 0.8 (5prealpha), as `pocketsphinx.h` declares them. One for the
/// process; the functions are as thread-safe as the C ones: a decoder belongs to one thread at a
/// time.
final class PocketSphinxLibrary {
    private static final List<String> NAMES =
            List.of("libpocketsphinx.so.3", "libpocketsphinx.so", "libpocketsphinx.3.dylib", "libpocketsphinx.dylib");

    private final MethodHandle arguments;
    private final MethodHandle parse;
    private final MethodHandle freeConfiguration;
    private final MethodHandle open;
    private final MethodHandle free;
    private final MethodHandle startStream;
    private final MethodHandle startUtterance;
    private final MethodHandle endUtterance;
    private final MethodHandle process;
    private final MethodHandle inSpeech;
    private final MethodHandle hypothesis;
    private final MethodHandle segments;
    private final MethodHandle nextSegment;
    private final MethodHandle segmentWord;
    private final MethodHandle segmentFrames;
    private final MethodHandle segmentProbability;
    private final MethodHandle logMath;
    private final MethodHandle exponential;

    private PocketSphinxLibrary(SymbolLookup symbols) {
        arguments = function(symbols, "ps_args", ADDRESS);
        parse = function(symbols, "cmd_ln_parse_r", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        freeConfiguration = function(symbols, "cmd_ln_free_r", JAVA_INT, ADDRESS);
        open = function(symbols, "ps_init", ADDRESS, ADDRESS);
        free = function(symbols, "ps_free", JAVA_INT, ADDRESS);
        startStream = function(symbols, "ps_start_stream", JAVA_INT, ADDRESS);
        startUtterance = function(symbols, "ps_start_utt", JAVA_INT, ADDRESS);
        endUtterance = function(symbols, "ps_end_utt", JAVA_INT, ADDRESS);
        process = function(symbols, "ps_process_raw", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT);
        inSpeech = function(symbols, "ps_get_in_speech", JAVA_BYTE, ADDRESS);
        hypothesis = function(symbols, "ps_get_hyp", ADDRESS, ADDRESS, ADDRESS);
        segments = function(symbols, "ps_seg_iter", ADDRESS, ADDRESS);
        nextSegment = function(symbols, "ps_seg_next", ADDRESS, ADDRESS);
        segmentWord = function(symbols, "ps_seg_word", ADDRESS, ADDRESS);
        segmentFrames = procedure(symbols, "ps_seg_frames", ADDRESS, ADDRESS, ADDRESS);
        segmentProbability = function(symbols, "ps_seg_prob", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        logMath = function(symbols, "ps_get_logmath", ADDRESS, ADDRESS);
        exponential = function(symbols, "logmath_exp", JAVA_DOUBLE, ADDRESS, JAVA_INT);
        silence(symbols);
    }

    /// The library, if the system's loader finds it.
    static Optional<PocketSphinxLibrary> load() {
        for (String name : NAMES) {
            try {
                return Optional.of(new PocketSphinxLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (IllegalArgumentException absent) {
                // the next name may be there
            }
        }
        return Optional.empty();
    }

    MemorySegment arguments() {
        return (MemorySegment) call(arguments);
    }

    /// A configuration, or NULL when the options are wrong.
    MemorySegment parse(MemorySegment definitions, int count, MemorySegment options) {
        return (MemorySegment) call(parse, MemorySegment.NULL, definitions, count, options, 1);
    }

    void freeConfiguration(MemorySegment configuration) {
        call(freeConfiguration, configuration);
    }

    /// A decoder, or NULL when the models cannot be loaded.
    MemorySegment open(MemorySegment configuration) {
        return (MemorySegment) call(open, configuration);
    }

    void free(MemorySegment decoder) {
        call(free, decoder);
    }

    void startStream(MemorySegment decoder) {
        checked("ps_start_stream", (int) call(startStream, decoder));
    }

    void startUtterance(MemorySegment decoder) {
        checked("ps_start_utt", (int) call(startUtterance, decoder));
    }

    void endUtterance(MemorySegment decoder) {
        checked("ps_end_utt", (int) call(endUtterance, decoder));
    }

    void process(MemorySegment decoder, MemorySegment samples, long count) {
        checked("ps_process_raw", (int) call(process, decoder, samples, count, 0, 0));
    }

    boolean inSpeech(MemorySegment decoder) {
        return (byte) call(inSpeech, decoder) != 0;
    }

    /// The words so far, without fillers; empty when there are none.
    String hypothesis(MemorySegment decoder) {
        return text((MemorySegment) call(hypothesis, decoder, MemorySegment.NULL));
    }

    /// The first word of the utterance, or NULL.
    MemorySegment segments(MemorySegment decoder) {
        return (MemorySegment) call(segments, decoder);
    }

    /// The word after `segment`, or NULL at the end, which frees the iterator.
    MemorySegment next(MemorySegment segment) {
        return (MemorySegment) call(nextSegment, segment);
    }

    String word(MemorySegment segment) {
        return text((MemorySegment) call(segmentWord, segment));
    }

    void frames(MemorySegment segment, MemorySegment start, MemorySegment end) {
        call(segmentFrames, segment, start, end);
    }

    /// The posterior probability of a word, from 0 to 1.
    double probability(MemorySegment decoder, MemorySegment segment) {
        int logarithm =
                (int) call(segmentProbability, segment, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
        return Math.clamp((double) call(exponential, (MemorySegment) call(logMath, decoder), logarithm), 0, 1);
    }

    /// The library writes its whole configuration to stderr otherwise.
    private static void silence(SymbolLookup symbols) {
        call(procedure(symbols, "err_set_logfp", ADDRESS), MemorySegment.NULL);
    }

    private static String text(MemorySegment pointer) {
        return pointer.equals(MemorySegment.NULL)
                ? ""
                : pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MethodHandle function(
            SymbolLookup symbols, String name, MemoryLayout result, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(symbol(symbols, name), FunctionDescriptor.of(result, parameters));
    }

    private static MethodHandle procedure(SymbolLookup symbols, String name, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(symbol(symbols, name), FunctionDescriptor.ofVoid(parameters));
    }

    private static MemorySegment symbol(SymbolLookup symbols, String name) {
        return symbols.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "this libpocketsphinx has no " + name + "; version 0.8 or 5prealpha is needed"));
    }

    private static Object call(MethodHandle function, Object... values) {
        try {
            return function.invokeWithArguments(values);
        } catch (Throwable failure) {
            throw new RecognitionException("libpocketsphinx cannot be called", failure);
        }
    }

    private static void checked(String name, int result) {
        if (result < 0) {
            throw new RecognitionException(name + " failed with " + result);
        }
    }
}

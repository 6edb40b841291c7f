package io.chatter.streamcontext.sphinx4;

import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.recognizer.Recognizer;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SpeechRecognizer;
import java.io.IOException;
import java.util.Optional;

/// Sphinx-4, all Java and all in jars: works wherever chatter does, at the price of a 1.5 GB heap.
///
/// The beams are narrower than Sphinx's own, which makes it fast enough for real time on one core.
public final class Sphinx4Engine implements RecognizerEngine {
    public static final String NAME = "sphinx4";

    private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/";
    private static final String SETTINGS = "resource:/io/chatter/streamcontext/sphinx4/narrow.config.xml";
    private static final long LEAST_HEAP = 1_200L << 20;

    private final long heap;

    public Sphinx4Engine() {
        this(Runtime.getRuntime().maxMemory());
    }

    Sphinx4Engine(long heap) {
        this.heap = heap;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> obstacle() {
        return heap >= LEAST_HEAP
                ? Optional.empty()
                : Optional.of("it needs a heap of 1.5 GB and has " + (heap >> 20) + " MB; start with -Xmx1600m");
    }

    @Override
    public SpeechRecognizer open() {
        Configuration models = new Configuration();
        models.setAcousticModelPath(MODELS + "en-us");
        models.setDictionaryPath(MODELS + "cmudict-en-us.dict");
        models.setLanguageModelPath(MODELS + "en-us.lm.bin");
        try {
            Context context = new Context(SETTINGS, models);
            Recognizer recognizer = context.getInstance(Recognizer.class);
            recognizer.allocate();
            // Loading takes five times the heap of recognising; this once, all of it can be given back.
            System.gc();
            SoundStream sound = new SoundStream();
            context.setSpeechSource(sound);
            return new Sphinx4Recognizer(recognizer, sound);
        } catch (IOException | RuntimeException e) {
            throw new RecognitionException("Sphinx-4 cannot load its models: " + e.getMessage(), e);
        }
    }
}

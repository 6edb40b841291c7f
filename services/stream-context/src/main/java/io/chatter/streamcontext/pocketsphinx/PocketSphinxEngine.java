package io.chatter.streamcontext.pocketsphinx;

import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SpeechRecognizer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// PocketSphinx as the system's package manager installs it. The models take about 105 MB per
/// recogniser.
public final class PocketSphinxEngine implements RecognizerEngine {
    public static final String NAME = "pocketsphinx";
    public static final Path DEBIAN_MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");

    private static final String MEND =
            "install it (Debian, Ubuntu: apt-get install libpocketsphinx3 pocketsphinx-en-us)";

    private final Path model;
    private final Optional<PocketSphinxLibrary> library;

    /// @param model folder with `en-us`, `en-us.lm.bin` and `cmudict-en-us.dict`
    public PocketSphinxEngine(Path model) {
        this.model = model;
        this.library = PocketSphinxLibrary.load();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> obstacle() {
        if (library.isEmpty()) {
            return Optional.of("libpocketsphinx is not installed; " + MEND);
        }
        return Files.isReadable(model.resolve("en-us.lm.bin"))
                ? Optional.empty()
                : Optional.of("there is no English model in " + model + "; " + MEND);
    }

    @Override
    public SpeechRecognizer open() {
        PocketSphinxLibrary functions =
                library.orElseThrow(() -> new RecognitionException("libpocketsphinx is not installed; " + MEND));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment configuration = configuration(functions, arena);
            MemorySegment decoder = functions.open(configuration);
            functions.freeConfiguration(configuration);
            if (decoder.equals(MemorySegment.NULL)) {
                throw new RecognitionException("PocketSphinx cannot load the model in " + model + "; " + MEND);
            }
            return new PocketSphinxRecognizer(functions, decoder);
        }
    }

    private MemorySegment configuration(PocketSphinxLibrary functions, Arena arena) {
        List<String> options = List.of(
                "-hmm", model.resolve("en-us").toString(),
                "-lm", model.resolve("en-us.lm.bin").toString(),
                "-dict", model.resolve("cmudict-en-us.dict").toString());
        MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS, options.size());
        for (int i = 0; i < options.size(); i++) {
            pointers.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(options.get(i)));
        }
        MemorySegment configuration = functions.parse(functions.arguments(), options.size(), pointers);
        if (configuration.equals(MemorySegment.NULL)) {
            throw new RecognitionException("PocketSphinx refuses its options " + options);
        }
        return configuration;
    }
}

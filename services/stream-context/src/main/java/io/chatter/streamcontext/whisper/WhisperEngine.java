package io.chatter.streamcontext.whisper;

import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.VoiceActivities;
import io.chatter.streamcontext.utterance.UtteranceRecognizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// whisper.cpp by whisper-jni, with a model file of the user's: none can come along. Usable when the file is there;
/// whether it is a model is seen when it is loaded.
public final class WhisperEngine implements RecognizerEngine {
    public static final String NAME = "whisper";

    private final Optional<Path> model;
    private final String language;
    private final VoiceActivities voices;

    /// @param model in ggml's format, for instance `ggml-base.en.bin`
    /// @param language two letters
    public WhisperEngine(Optional<Path> model, String language, VoiceActivities voices) {
        this.model = model;
        this.language = language;
        this.voices = voices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> obstacle() {
        if (model.isEmpty()) {
            return Optional.of("no model is named; set chatter.speech.whisper-model to a ggml file");
        }
        return model.filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("there is no model " + model.get() + "; mend chatter.speech.whisper-model");
    }

    @Override
    public SpeechRecognizer open() {
        Path file = model.orElseThrow(() -> new RecognitionException(obstacle().orElse("")));
        WhisperTranscriber transcriber = WhisperTranscriber.load(file, language);
        try {
            return new WhisperRecognizer(new UtteranceRecognizer(transcriber, 1, voices.forStream()), transcriber);
        } catch (RecognitionException e) {
            transcriber.close();
            throw e;
        }
    }
}

package io.chatter.streamcontext.onnxruntime;

import io.chatter.streamcontext.VoiceActivities;
import io.chatter.streamcontext.VoiceActivity;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Voices by Silero's network where the user has named its file, by loudness else. The file is loaded when the first
/// stream needs it, and tried again when that failed. Thread-safe.
public final class SileroVoices implements VoiceActivities {
    private final Path file;
    private @Nullable SileroModel loaded;

    private SileroVoices(Path file) {
        this.file = file;
    }

    public static VoiceActivities orByLoudness(Optional<Path> file) {
        return file.<VoiceActivities>map(SileroVoices::new).orElse(VoiceActivity::byLoudness);
    }

    @Override
    public VoiceActivity forStream() {
        return new SileroVoice(model());
    }

    private synchronized SileroModel model() {
        SileroModel model = loaded;
        if (model == null) {
            model = SileroModel.load(file);
            loaded = model;
        }
        return model;
    }
}

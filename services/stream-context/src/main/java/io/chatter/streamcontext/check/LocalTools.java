package io.chatter.streamcontext.check;

import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.PictureBudget;
import io.chatter.streamcontext.VoiceActivities;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.langchain4j.ChatModelDescriber;
import io.chatter.streamcontext.langchain4j.VisionServer;
import io.chatter.streamcontext.onnxruntime.SileroVoices;
import io.chatter.streamcontext.pipeline.Vision;
import io.chatter.streamcontext.pocketsphinx.PocketSphinxEngine;
import io.chatter.streamcontext.sphinx4.Sphinx4Engine;
import io.chatter.streamcontext.transcription.TranscriptionEngine;
import io.chatter.streamcontext.transcription.TranscriptionServer;
import io.chatter.streamcontext.vosk.VoskEngine;
import io.chatter.streamcontext.whisper.WhisperEngine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What this machine has for streams, found by the environment variables that the service knows.
///
/// @param ffmpeg that runs
/// @param engines as the service would choose among them
/// @param vision how frames are looked at; null when they are not
public record LocalTools(
        FfmpegBinary ffmpeg, EngineChoice engines, @Nullable Vision vision) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /// @throws FeedException when there is no ffmpeg that runs
    public static LocalTools ofThisMachine() {
        Path unpacked =
                Path.of(System.getProperty("java.io.tmpdir"), "chatter-ffmpeg-" + System.getProperty("user.name"));
        FfmpegBinary ffmpeg = FfmpegBinary.locate(
                        setting("CHATTER_FFMPEG").map(Path::of), setting("PATH").orElse(""), unpacked)
                .orElseThrow(() -> new FeedException("there is no ffmpeg; " + FfmpegBinary.MEND));
        ffmpeg.requireRunning();
        return new LocalTools(
                ffmpeg,
                installed(),
                setting("CHATTER_VISION_URL").map(LocalTools::vision).orElse(null));
    }

    private static EngineChoice installed() {
        VoiceActivities voices = SileroVoices.orByLoudness(file("CHATTER_SPEECH_SILERO_MODEL"));
        return new EngineChoice(List.of(
                new TranscriptionEngine(setting("CHATTER_SPEECH_HTTP_URL").map(LocalTools::server), voices),
                new VoskEngine(setting("CHATTER_SPEECH_VOSK_URL").map(URI::create), DEADLINE),
                new WhisperEngine(
                        file("CHATTER_SPEECH_WHISPER_MODEL"),
                        setting("CHATTER_SPEECH_WHISPER_LANGUAGE").orElse("en"),
                        voices),
                new PocketSphinxEngine(
                        file("CHATTER_SPEECH_POCKETSPHINX_MODEL").orElse(PocketSphinxEngine.DEBIAN_MODEL)),
                new Sphinx4Engine()));
    }

    /// How often a feed must bring a frame; zero for never.
    Duration frames() {
        return vision == null ? Duration.ZERO : vision.every();
    }

    private static Vision vision(String url) {
        VisionServer server = new VisionServer(
                URI.create(url),
                setting("CHATTER_VISION_API_KEY").orElse("none"),
                setting("CHATTER_VISION_MODEL").orElse("gpt-4o-mini"),
                DEADLINE,
                120);
        return new Vision(ChatModelDescriber.connect(server), new PictureBudget(120, InstantSource.system()), LOOK, 6);
    }

    private static TranscriptionServer server(String url) {
        return new TranscriptionServer(
                URI.create(url),
                setting("CHATTER_SPEECH_HTTP_API_KEY"),
                setting("CHATTER_SPEECH_HTTP_MODEL").orElse("whisper-1"),
                setting("CHATTER_SPEECH_HTTP_LANGUAGE"),
                DEADLINE,
                2);
    }

    private static Optional<Path> file(String name) {
        return setting(name).map(Path::of);
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}

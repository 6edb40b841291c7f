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
        ToolSettings settings = new ToolSettings(System::getenv);
        Path unpacked =
                Path.of(System.getProperty("java.io.tmpdir"), "chatter-ffmpeg-" + System.getProperty("user.name"));
        FfmpegBinary ffmpeg = FfmpegBinary.locate(settings.file("CHATTER_FFMPEG"), settings.text("PATH", ""), unpacked)
                .orElseThrow(() -> new FeedException("there is no ffmpeg; " + FfmpegBinary.MEND));
        ffmpeg.requireRunning();
        return new LocalTools(ffmpeg, installed(settings), vision(settings).orElse(null));
    }

    static EngineChoice installed(ToolSettings settings) {
        VoiceActivities voices = SileroVoices.orByLoudness(settings.file("CHATTER_SPEECH_SILERO_MODEL"));
        return new EngineChoice(List.of(
                new TranscriptionEngine(server(settings), voices),
                new VoskEngine(
                        settings.address("CHATTER_SPEECH_VOSK_URL"),
                        settings.time("CHATTER_SPEECH_VOSK_DEADLINE", DEADLINE)),
                new WhisperEngine(
                        settings.file("CHATTER_SPEECH_WHISPER_MODEL"),
                        settings.text("CHATTER_SPEECH_WHISPER_LANGUAGE", "en"),
                        voices),
                new PocketSphinxEngine(
                        settings.file("CHATTER_SPEECH_POCKETSPHINX_MODEL").orElse(PocketSphinxEngine.DEBIAN_MODEL)),
                new Sphinx4Engine()));
    }

    /// How often a feed must bring a frame; zero for never.
    Duration frames() {
        return vision == null ? Duration.ZERO : vision.every();
    }

    /// Looks more often than the service does, unless told: whoever tries a stream is waiting.
    static Optional<Vision> vision(ToolSettings settings) {
        return settings.address("CHATTER_VISION_URL")
                .map(url -> new VisionServer(
                        url,
                        settings.text("CHATTER_VISION_API_KEY", "none"),
                        settings.text("CHATTER_VISION_MODEL", "gpt-4o-mini"),
                        settings.time("CHATTER_VISION_DEADLINE", Duration.ofSeconds(15)),
                        settings.number("CHATTER_VISION_MAX_TOKENS", 120)))
                .map(server -> new Vision(
                        ChatModelDescriber.connect(server),
                        new PictureBudget(
                                settings.number("CHATTER_VISION_CALLS_PER_HOUR", 120), InstantSource.system()),
                        settings.time("CHATTER_VISION_EVERY", LOOK),
                        settings.number("CHATTER_VISION_SAME_BITS", 6)));
    }

    static Optional<TranscriptionServer> server(ToolSettings settings) {
        return settings.address("CHATTER_SPEECH_HTTP_URL")
                .map(url -> new TranscriptionServer(
                        url,
                        settings.text("CHATTER_SPEECH_HTTP_API_KEY"),
                        settings.text("CHATTER_SPEECH_HTTP_MODEL", "whisper-1"),
                        settings.text("CHATTER_SPEECH_HTTP_LANGUAGE"),
                        settings.time("CHATTER_SPEECH_HTTP_DEADLINE", DEADLINE),
                        settings.number("CHATTER_SPEECH_HTTP_AT_ONCE", 2)));
    }
}

package io.chatter.streamcontext.service;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.observability.tracing.Tracing;
import io.chatter.observability.tracing.TracingSettings;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.PictureBudget;
import io.chatter.streamcontext.VoiceActivities;
import io.chatter.streamcontext.config.ConfiguredContext;
import io.chatter.streamcontext.config.StreamContextConfig;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.kafka.KafkaContextPublisher;
import io.chatter.streamcontext.langchain4j.ChatModelDescriber;
import io.chatter.streamcontext.langchain4j.VisionServer;
import io.chatter.streamcontext.onnxruntime.SileroVoices;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPipelines;
import io.chatter.streamcontext.pipeline.Vision;
import io.chatter.streamcontext.pocketsphinx.PocketSphinxEngine;
import io.chatter.streamcontext.sphinx4.Sphinx4Engine;
import io.chatter.streamcontext.transcription.TranscriptionEngine;
import io.chatter.streamcontext.transcription.TranscriptionServer;
import io.chatter.streamcontext.vosk.VoskEngine;
import io.chatter.streamcontext.whisper.WhisperEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Starts a pipeline for each room that has a stream and stops them with the process. Called by
/// Quarkus's main thread; the read methods by any.
@ApplicationScoped
public class StreamContextService {
    private static final EventLog LOG = EventLog.of(StreamContextService.class);

    private final StreamContextConfig config;
    private final KafkaContextPublisher publisher;
    private final MeterRegistry meters;
    private volatile Optional<RoomPipelines> pipelines = Optional.empty();
    private volatile String obstacle = "starting";

    public StreamContextService(StreamContextConfig config, KafkaContextPublisher publisher, MeterRegistry meters) {
        this.config = config;
        this.publisher = publisher;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        Tracing.start(TracingSettings.of("stream-context", System.getenv()));
        ChatterConfiguration configuration = ChatterConfiguration.load(config.configs());
        List<Room> rooms = configuration.rooms().values().stream()
                .filter(room -> !(room.source() instanceof StreamSource.None))
                .toList();
        try {
            if (!rooms.isEmpty()) {
                play(rooms, configuration, ffmpeg());
            }
            obstacle = "";
        } catch (FeedException e) {
            obstacle = String.valueOf(e.getMessage());
            LOG.warn("ffmpeg.unusable", "cause", obstacle);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        pipelines.ifPresent(RoomPipelines::close);
    }

    /// Why no room can be played at all; empty when they can.
    String obstacle() {
        return obstacle;
    }

    List<RoomPipeline> rooms() {
        return pipelines.map(RoomPipelines::rooms).orElse(List.of());
    }

    private void play(List<Room> rooms, ChatterConfiguration configuration, FfmpegBinary binary) {
        Clock clock = Clock.systemUTC();
        PipelineParts parts = parts(configuration, clock);
        Duration frames =
                parts.vision() == null ? Duration.ZERO : parts.vision().every();
        RoomPlanner planner = new RoomPlanner(
                configuration, config.configs(), config.streams(), new RoomPlanner.Player(binary, clock, frames));
        RoomPipelines started =
                new RoomPipelines(rooms.stream().map(planner::plan).toList(), parts);
        RoomMeters.register(started.rooms(), meters);
        started.start();
        pipelines = Optional.of(started);
        LOG.info(
                "rooms.started",
                "rooms",
                rooms.size(),
                "ffmpeg",
                binary.path(),
                "registry",
                config.schemaRegistry().url());
    }

    private FfmpegBinary ffmpeg() {
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        FfmpegBinary binary = FfmpegBinary.locate(config.ffmpeg(), searchPath, unpackFolder())
                .orElseThrow(() -> new FeedException("there is no ffmpeg; " + FfmpegBinary.MEND));
        binary.requireRunning();
        return binary;
    }

    private PipelineParts parts(ChatterConfiguration configuration, Clock clock) {
        ContextSettings settings =
                ConfiguredContext.settings(config).with(ConfiguredContext.lexicon(configuration.lexicon()));
        return new PipelineParts(
                engines(),
                settings,
                new MeteredPublisher(publisher, meters),
                (room, length) -> Metric.CONTEXT_SKIPPED.counter(meters, room).increment(length.toMillis()),
                clock,
                config.vision().url().map(url -> vision(url, clock)).orElse(null));
    }

    private Vision vision(URI url, Clock clock) {
        StreamContextConfig.Vision vision = config.vision();
        VisionServer server = new VisionServer(
                url, vision.apiKey().orElse("none"), vision.model(), vision.deadline(), vision.maxTokens());
        LOG.info("vision.on", "model", server.model(), "base_url", server.base());
        return new Vision(
                new MeteredDescriber(ChatModelDescriber.connect(server), meters),
                new PictureBudget(vision.callsPerHour(), clock),
                vision.every(),
                vision.sameBits());
    }

    /// Servers and named models first: nobody sets one up who does not want it.
    private EngineChoice engines() {
        StreamContextConfig.Http http = config.speech().http();
        StreamContextConfig.Vosk vosk = config.speech().vosk();
        VoiceActivities voices = SileroVoices.orByLoudness(config.speech().sileroModel());
        Optional<TranscriptionServer> server = http.url()
                .map(url -> new TranscriptionServer(
                        url, http.apiKey(), http.model(), http.language(), http.deadline(), http.atOnce()));
        return new EngineChoice(List.of(
                new TranscriptionEngine(server, voices),
                new VoskEngine(vosk.url(), vosk.deadline()),
                new WhisperEngine(
                        config.speech().whisperModel(), config.speech().whisperLanguage(), voices),
                new PocketSphinxEngine(config.speech().pocketsphinxModel()),
                new Sphinx4Engine()));
    }

    /// In the shared temporary folder it must be a folder of ours itself: of a deeper one anybody could own
    /// the parent.
    private Path unpackFolder() {
        return config.dataDir()
                .map(folder -> folder.resolve("ffmpeg"))
                .orElseGet(() -> Path.of(
                        System.getProperty("java.io.tmpdir"), "chatter-ffmpeg-" + System.getProperty("user.name")));
    }
}

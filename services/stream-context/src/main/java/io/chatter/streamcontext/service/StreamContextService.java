package io.chatter.streamcontext.service;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.config.StreamContextConfig;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegFileFeed;
import io.chatter.streamcontext.kafka.KafkaContextPublisher;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPipelines;
import io.chatter.streamcontext.pipeline.RoomPlan;
import io.chatter.streamcontext.pocketsphinx.PocketSphinxEngine;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import io.chatter.streamcontext.sphinx4.Sphinx4Engine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
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
        List<Room> rooms = ChatterConfiguration.load(config.configs()).rooms().values().stream()
                .filter(room -> room.source().kind() != StreamSource.Kind.NONE)
                .toList();
        Optional<FfmpegBinary> binary = FfmpegBinary.locate(
                config.ffmpeg(), Optional.ofNullable(System.getenv("PATH")).orElse(""), unpackFolder());
        if (binary.isEmpty() && !rooms.isEmpty()) {
            obstacle = "there is no ffmpeg; " + FfmpegBinary.MEND;
            LOG.warn("ffmpeg.missing", "mend", FfmpegBinary.MEND);
            return;
        }
        Clock clock = Clock.systemUTC();
        RoomPipelines started = new RoomPipelines(
                rooms.stream().map(room -> plan(room, binary.get(), clock)).toList(), parts(clock));
        started.start();
        pipelines = Optional.of(started);
        obstacle = "";
        LOG.info("rooms.started", "rooms", rooms.size(), "ffmpeg", binary.map(FfmpegBinary::path));
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

    private PipelineParts parts(Clock clock) {
        return new PipelineParts(
                new EngineChoice(
                        List.of(new PocketSphinxEngine(config.speech().pocketsphinxModel()), new Sphinx4Engine())),
                ContextSettings.defaults().withWindow(config.speech().window()),
                new MeteredPublisher(publisher, meters),
                (room, length) -> Metric.CONTEXT_SKIPPED.counter(meters, room).increment(length.toMillis()),
                clock);
    }

    private RoomPlan plan(Room room, FfmpegBinary binary, Clock clock) {
        return new RoomPlan(
                room.id(),
                feed(room, binary, clock),
                room.recogniser().engine().name().toLowerCase(Locale.ROOT),
                new ModeratedTranscript(new TextModeration(), ModerationPolicy.defaults()));
    }

    private StreamFeed feed(Room room, FfmpegBinary binary, Clock clock) {
        StreamSource source = room.source();
        return switch (source.kind()) {
            case FILE -> new FfmpegFileFeed(binary, insideConfigs(source.location()), source.loop(), clock);
            case RTMP, SRT, HLS, URL, NONE ->
                new UnplayableFeed("a source of kind " + source.kind() + " cannot be played yet; use a file");
        };
    }

    private Path insideConfigs(String location) {
        return config.configs().toAbsolutePath().normalize().resolve(location).normalize();
    }

    private Path unpackFolder() {
        return config.dataDir()
                .orElse(Path.of(System.getProperty("java.io.tmpdir"), "chatter-" + System.getProperty("user.name")))
                .resolve("ffmpeg");
    }
}

package io.chatter.streamcontext.service;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.ModerationProfile;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import io.chatter.safety.TextModeration;
import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.TranscriptFilter;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegFileFeed;
import io.chatter.streamcontext.pipeline.RoomPlan;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/// Turns what a room's file says into what its pipeline needs. Immutable.
final class RoomPlanner {
    private final ChatterConfiguration configuration;
    private final Path configs;
    private final FfmpegBinary binary;
    private final InstantSource clock;
    private final TextModeration moderation = new TextModeration();

    /// @param configs the folder that file sources are relative to
    /// @param binary the ffmpeg that plays them
    RoomPlanner(ChatterConfiguration configuration, Path configs, FfmpegBinary binary, InstantSource clock) {
        this.configuration = configuration;
        this.configs = configs.toAbsolutePath().normalize();
        this.binary = binary;
        this.clock = clock;
    }

    RoomPlan plan(Room room) {
        return new RoomPlan(
                room.id(),
                feed(room.source()),
                room.recogniser().engine().name().toLowerCase(Locale.ROOT),
                filter(room));
    }

    private StreamFeed feed(StreamSource source) {
        return switch (source.kind()) {
            case FILE ->
                new FfmpegFileFeed(binary, configs.resolve(source.location()).normalize(), source.loop(), clock);
            case RTMP, SRT, HLS, URL, NONE ->
                new UnplayableFeed("a source of kind " + source.kind() + " cannot be played yet; use a file");
        };
    }

    private TranscriptFilter filter(Room room) {
        ModerationProfile profile = configuration.moderation().get(room.moderation());
        if (profile == null) {
            throw new IllegalArgumentException("room " + room.id() + " names the moderation profile "
                    + room.moderation() + ", which does not exist");
        }
        return new ModeratedTranscript(moderation, profile.policy());
    }
}

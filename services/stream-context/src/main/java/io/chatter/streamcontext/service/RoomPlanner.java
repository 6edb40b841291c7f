package io.chatter.streamcontext.service;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.ModerationProfile;
import io.chatter.configuration.Room;
import io.chatter.configuration.StreamSource;
import io.chatter.safety.TextModeration;
import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.TranscriptFilter;
import io.chatter.streamcontext.config.StreamContextConfig;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegFeed;
import io.chatter.streamcontext.ffmpeg.FfmpegSource;
import io.chatter.streamcontext.pipeline.RoomPlan;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// Turns what a room's file says into what its pipeline needs. Immutable.
final class RoomPlanner {
    private final ChatterConfiguration configuration;
    private final Path configs;
    private final StreamContextConfig.Streams streams;
    private final AllowedSources allowed;
    private final Player player;
    private final TextModeration moderation = new TextModeration();

    /// What plays the rooms' streams.
    ///
    /// @param binary the ffmpeg
    /// @param clock says when sound and pictures arrive
    /// @param frames how often a frame is brought; zero for never
    record Player(FfmpegBinary binary, InstantSource clock, Duration frames) {}

    /// @param configs the folder that file sources are relative to
    /// @param streams what rooms may use of this machine and its network
    RoomPlanner(ChatterConfiguration configuration, Path configs, StreamContextConfig.Streams streams, Player player) {
        this.configuration = configuration;
        this.configs = configs.toAbsolutePath().normalize();
        this.streams = streams;
        this.allowed = new AllowedSources(streams.allowed().orElse(List.of()));
        this.player = player;
    }

    RoomPlan plan(Room room) {
        return new RoomPlan(
                room.id(),
                feed(room.source()),
                room.recogniser().engine().name().toLowerCase(Locale.ROOT),
                filter(room));
    }

    private StreamFeed feed(StreamSource source) {
        return switch (source) {
            case StreamSource.RecordedFile file ->
                played(new FfmpegSource.Recording(
                        configs.resolve(file.location()).normalize(), configs, file.loop()));
            case StreamSource.RtmpListener rtmp ->
                played(new FfmpegSource.Rtmp(streams.listenHost(), rtmp.port(), rtmp.streamKey()));
            case StreamSource.SrtListener srt ->
                played(new FfmpegSource.Srt(streams.listenHost(), srt.port(), srt.passphrase()));
            case StreamSource.Address remote ->
                allowed.permits(remote.address())
                        ? played(new FfmpegSource.Remote(remote.address()))
                        : new UnplayableFeed(
                                AllowedSources.refusal(remote.address().getHost()));
            case StreamSource.Device device ->
                allowed.permitsDevice(device.name())
                        ? played(new FfmpegSource.Microphone(device.name()))
                        : new UnplayableFeed(AllowedSources.refusal(AllowedSources.DEVICE + device.name()));
            case StreamSource.None _ -> new UnplayableFeed("the room has no stream");
        };
    }

    private FfmpegFeed played(FfmpegSource source) {
        return new FfmpegFeed(player.binary(), source, player.clock(), player.frames());
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

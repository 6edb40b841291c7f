package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.config.StreamContextConfig;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegFeed;
import io.chatter.streamcontext.ffmpeg.FfmpegSource;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomPlannerTest {
    private static final FfmpegBinary FFMPEG = new FfmpegBinary(Path.of("/usr/bin/ffmpeg"));

    @TempDir
    Path folder;

    @BeforeEach
    void writeConfigs() throws IOException {
        StreamContextProcess.configs(folder);
    }

    @Test
    void shouldPlayTheFileInTheConfigsFolder() {
        // When
        RoomPlan plan = demo();

        // Then
        assertThat(plan.feed())
                .isEqualTo(played(
                        new FfmpegSource.Recording(folder.resolve("demo/stream.webm"), folder.toAbsolutePath(), true)));
        assertThat(plan.engine()).isEqualTo("auto");
    }

    @Test
    void shouldJudgeTranscriptsByTheProfileOfTheRoom() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("moderation/default.yaml"), "id: default\nlevel: 2\nblocked_terms: [dragon]\n");

        // When
        RoomPlan plan = demo();

        // Then
        assertThat(plan.filter().publishable("there is a dragon on the bridge")).isEmpty();
        assertThat(plan.filter().publishable("there is a monkey on the bridge"))
                .contains("there is a monkey on the bridge");
    }

    @Test
    void shouldReadOnlyWhatIsAllowed() throws IOException {
        assertThat(feedOf("{ kind: hls, location: 'https://live.example.org/a.m3u8' }"))
                .isEqualTo(played(new FfmpegSource.Remote(URI.create("https://live.example.org/a.m3u8"))));
        assertThat(feedOf("{ kind: url, location: 'https://a.cdn.example/a.mp4' }"))
                .isInstanceOf(FfmpegFeed.class);
        assertThat(feedOf("{ kind: device, location: default }"))
                .isEqualTo(played(new FfmpegSource.Microphone("default")));
        assertThat(List.of(
                        feedOf("{ kind: url, location: 'http://169.254.169.254/latest' }"),
                        feedOf("{ kind: url, location: 'https://cdn.example/a.mp4' }"),
                        feedOf("{ kind: url, location: 'https://evilcdn.example/a.mp4' }"),
                        feedOf("{ kind: device, location: 'hw:0' }")))
                .allSatisfy(feed -> assertThatThrownBy(() -> feed.play(new Deaf()))
                        .hasMessageContaining("is not allowed")
                        .hasMessageContaining("CHATTER_STREAMS_ALLOWED"));
    }

    @Test
    void shouldListenWhereTheServiceSays() throws IOException {
        assertThat(feedOf("{ kind: rtmp, port: 2000, stream_key: secret-key }"))
                .isEqualTo(played(new FfmpegSource.Rtmp("127.0.0.1", 2000, "secret-key")));
    }

    private StreamFeed feedOf(String source) throws IOException {
        Files.writeString(
                folder.resolve("rooms/demo.yaml"), "id: demo\ntitle: Demo\npersonas: []\nsource: " + source + "\n");
        return demo().feed();
    }

    private static FfmpegFeed played(FfmpegSource source) {
        return new FfmpegFeed(FFMPEG, source, InstantSource.system());
    }

    private record Streams() implements StreamContextConfig.Streams {
        @Override
        public String listenHost() {
            return "127.0.0.1";
        }

        @Override
        public Optional<List<String>> allowed() {
            return Optional.of(List.of("live.example.org", "*.cdn.example", "device:default"));
        }
    }

    private static final class Deaf implements StreamFeed.Listener {
        @Override
        public void sound(SoundChunk chunk) {}

        @Override
        public void picture(Instant at, double change) {}
    }

    private RoomPlan demo() {
        ChatterConfiguration configuration = ChatterConfiguration.load(folder);
        return new RoomPlanner(
                        configuration,
                        folder,
                        new Streams(),
                        new RoomPlanner.Player(FFMPEG, InstantSource.system(), Duration.ZERO))
                .plan(Objects.requireNonNull(configuration.rooms().get("demo")));
    }
}

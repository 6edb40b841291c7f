package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegFileFeed;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
                .isEqualTo(
                        new FfmpegFileFeed(FFMPEG, folder.resolve("demo/stream.webm"), true, InstantSource.system()));
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

    private RoomPlan demo() {
        ChatterConfiguration configuration = ChatterConfiguration.load(folder);
        return new RoomPlanner(configuration, folder, FFMPEG, InstantSource.system())
                .plan(configuration.rooms().values().iterator().next());
    }
}

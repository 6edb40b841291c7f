package io.chatter.streamcontext.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.Picture;
import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.PictureBudget;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.ffmpeg.FfmpegBinary;
import io.chatter.streamcontext.ffmpeg.FfmpegFeed;
import io.chatter.streamcontext.ffmpeg.FfmpegSource;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPlan;
import io.chatter.streamcontext.pipeline.Vision;
import io.chatter.streamcontext.safety.ModeratedTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A room that is looked at, from a real film through ffmpeg and HTTP to its contexts.
class SeenRoomTest {
    private static final FfmpegBinary FFMPEG = Recordings.ffmpeg();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STILL = "smptebars=size=320x180:rate=10";
    private static final String OTHER = "yuvtestsrc=size=320x180:rate=10";

    @TempDir
    Path folder;

    private final List<StreamContext> published = new CopyOnWriteArrayList<>();
    private StubVision server;

    @BeforeEach
    void start() throws IOException {
        server = new StubVision();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskOncePerSceneAndTellWhatSafetyLetsThrough() throws Exception {
        // Given: five seconds of one picture, five of another
        List<Path> before = frameFolders();
        server.answer((exchange, number) -> StubVision.send(
                exchange,
                200,
                StubVision.completion("{\"description\":\"picture " + number
                        + ", write to jane.doe@example.org\",\"tags\":[\"test card\"]}")));

        // When
        play(film(STILL, OTHER), 100);

        // Then
        assertThat(server.requests()).hasSize(2);
        List<Picture> seen = seen();
        assertThat(seen).extracting(Picture::getDescription).anyMatch(text -> text.startsWith("picture 1"));
        assertThat(seen.getLast().getDescription()).startsWith("picture 2").doesNotContain("jane.doe");
        assertThat(seen.getLast().getTags()).containsExactly("test card");
        assertThat(before).containsAll(frameFolders());
    }

    @Test
    void shouldAskNoMoreThanTheBudgetAllows() throws Exception {
        // Given
        server.say("{\"description\":\"a test card\"}");

        // When
        play(film(STILL, OTHER), 1);

        // Then
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldHearAllTheSameWhenTheModelIsBroken() throws Exception {
        // Given
        server.answer((exchange, _) -> StubVision.send(exchange, 500, ""));

        // When
        play(film(STILL, OTHER), 100);

        // Then
        assertThat(server.requests()).isNotEmpty();
        assertThat(seen()).isEmpty();
        assertThat(published)
                .extracting(context -> context.getRecogniser().getState())
                .contains("listening");
    }

    @Test
    void shouldHearWhatHasNoPictures() throws Exception {
        // Given
        Path beep = folder.resolve("beep.wav");
        make(List.of("-f", "lavfi", "-i", "sine=duration=3", beep.toString()));

        // When
        play(beep, 100);

        // Then
        assertThat(server.requests()).isEmpty();
        assertThat(published)
                .extracting(context -> context.getRecogniser().getState())
                .contains("listening");
    }

    private void play(Path file, int budget) {
        Clock clock = Clock.systemUTC();
        Duration every = Duration.ofSeconds(1);
        Vision vision = new Vision(
                ChatModelDescriber.connect(
                        new VisionServer(server.address(), "none", "tiny-vision", Duration.ofSeconds(5), 80)),
                new PictureBudget(budget, clock),
                every,
                6);
        FfmpegSource source = new FfmpegSource.Recording(file, folder, false);
        RoomPlan plan = new RoomPlan(
                "seen",
                new FfmpegFeed(FFMPEG, source, clock, every),
                RoomPlan.NO_ENGINE,
                new ModeratedTranscript(new TextModeration(), ModerationPolicy.defaults()));
        PipelineParts parts = new PipelineParts(
                new EngineChoice(List.of()),
                ContextSettings.defaults(),
                published::add,
                (room, length) -> {},
                clock,
                vision);
        try (RoomPipeline room = new RoomPipeline(plan, parts)) {
            room.start();
            await().atMost(PATIENCE).until(() -> {
                room.publish();
                return room.status().hearing().label().contains("the stream has ended");
            });
        }
    }

    private List<Picture> seen() {
        return published.stream()
                .map(StreamContext::getPicture)
                .filter(Objects::nonNull)
                .toList();
    }

    private Path film(String first, String second) throws Exception {
        Path film = folder.resolve("film.mkv");
        make(List.of(
                "-f",
                "lavfi",
                "-i",
                first + ":duration=5",
                "-f",
                "lavfi",
                "-i",
                second + ":duration=5",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=10",
                "-filter_complex",
                "[0:v]format=yuv420p[a];[1:v]format=yuv420p[b];[a][b]concat=n=2[v]",
                "-map",
                "[v]",
                "-map",
                "2:a",
                film.toString()));
        return film;
    }

    private static void make(List<String> arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(FFMPEG.path().toString(), "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(arguments);
        assertThat(FfmpegBinary.process(command).inheritIO().start().waitFor()).isZero();
    }

    /// Those of this process: others play rooms, too.
    private static List<Path> frameFolders() throws IOException {
        String ours = "chatter-frame-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(ours))
                    .toList();
        }
    }
}

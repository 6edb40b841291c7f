package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.StreamFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the real ffmpeg.
class FfmpegFeedTest {
    private static final FfmpegBinary FFMPEG = Recordings.ffmpeg();

    @TempDir
    Path folder;

    @Test
    void shouldPlayInRealTimeAndEndWithItsThread() throws Exception {
        // Given
        Audience audience = new Audience(15);
        Instant began = Instant.now();
        Thread player = Thread.ofPlatform().start(() -> play(Recordings.CONFIGS.resolve("demo/stream.webm"), audience));

        // When
        assertThat(audience.enough.await(20, TimeUnit.SECONDS)).isTrue();
        Duration took = Duration.between(began, Instant.now());
        player.interrupt();

        // Then
        assertThat(player.join(Duration.ofSeconds(5))).isTrue();
        assertThat(took).isGreaterThan(Duration.ofMillis(900));
        assertThat(children()).noneMatch(command -> command.contains("ffmpeg"));
        assertThat(audience.sound.get(10).at())
                .isEqualTo(audience.sound.get(9).at().plusMillis(100));
    }

    @Test
    void shouldPlayAFileWithoutPicturesToItsEnd() throws Exception {
        // Given
        Path beep = make("sine=frequency=300:duration=1", "beep.wav");
        Audience audience = new Audience(1);

        // When
        feed(beep).play(audience);

        // Then
        assertThat(audience.sound.stream()
                        .mapToInt(chunk -> chunk.samples().length)
                        .sum())
                .isBetween(15_500, 16_500);
        assertThat(audience.changes).isEmpty();
    }

    @Test
    void shouldSeeACut() throws Exception {
        // Given
        Path film = folder.resolve("film.mkv");
        run(
                "-f",
                "lavfi",
                "-i",
                "color=black:duration=1:size=64x64",
                "-f",
                "lavfi",
                "-i",
                "color=white:duration=1:size=64x64",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=2",
                "-filter_complex",
                "[0:v][1:v]concat=n=2[v]",
                "-map",
                "[v]",
                "-map",
                "2:a",
                film.toString());
        Audience audience = new Audience(1);

        // When
        feed(film).play(audience);

        // Then
        assertThat(audience.changes).filteredOn(change -> change > 0.3).hasSize(1);
    }

    @Test
    void shouldSayWhatIsWrongWithAFile() throws Exception {
        // Given
        Path garbage = Files.write(folder.resolve("garbage.webm"), new byte[5_000]);
        Path mute = folder.resolve("mute.mkv");
        run("-f", "lavfi", "-i", "color=black:duration=1:size=64x64", mute.toString());
        Audience audience = new Audience(1);

        // Then
        assertThatThrownBy(() -> feed(folder.resolve("absent.webm")).play(audience))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("absent.webm")
                .hasMessageContaining("no such readable file");
        assertThatThrownBy(() -> feed(garbage).play(audience))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("garbage.webm")
                .hasMessageContaining("Invalid data");
        assertThatThrownBy(() -> feed(mute).play(audience))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("mute.mkv has no sound");
    }

    @Test
    void shouldNotFollowALinkOutOfTheFolder() throws Exception {
        // Given
        Path beep = make("sine=frequency=300:duration=1", "beep.wav");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path link = Files.createSymbolicLink(inside.resolve("beep.wav"), beep);
        FfmpegFeed feed = feed(link);

        // Then
        assertThatThrownBy(() -> feed.play(new Audience(1)))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("no such readable file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file://"})
    void shouldReadNoOtherFileForAPlaylist(String scheme) throws Exception {
        // Given
        Path secret = make("sine=frequency=300:duration=1", "private.ts");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path playlist = Files.writeString(
                inside.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n" + scheme + secret + "\n#EXT-X-ENDLIST\n");
        Audience audience = new Audience(1);

        // Then
        assertThatThrownBy(() -> feed(playlist).play(audience)).isInstanceOf(FeedException.class);
        assertThat(audience.sound).isEmpty();
    }

    @Test
    void shouldPassOnWhatTheListenerThrows() throws Exception {
        // Given
        Path beep = make("sine=frequency=300:duration=30", "long.wav");
        StreamFeed.Listener faulty = new Audience(1) {
            @Override
            public void sound(SoundChunk chunk) {
                throw new IllegalStateException("cannot stand this sound");
            }
        };

        // Then
        assertThatThrownBy(() -> feed(beep).play(faulty)).hasMessage("cannot stand this sound");
        assertThat(children()).noneMatch(command -> command.contains("ffmpeg"));
    }

    @Test
    void shouldNotFindAnFfmpegThatIsNotThere() {
        assertThat(FfmpegBinary.locate(Optional.of(folder.resolve("ffmpeg")), System.getenv("PATH"), folder))
                .isEmpty();
    }

    private static void play(Path file, StreamFeed.Listener listener) {
        try {
            feed(file).play(listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FfmpegFeed feed(Path file) {
        return new FfmpegFeed(
                FFMPEG, new FfmpegSource.Recording(file, file.getParent(), false), InstantSource.system());
    }

    private Path make(String source, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        run("-f", "lavfi", "-i", source, file.toString());
        return file;
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(FFMPEG.path().toString(), "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(List.of(arguments));
        assertThat(FfmpegBinary.process(command).inheritIO().start().waitFor()).isZero();
    }

    private static List<String> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.info().command().orElse(""))
                .toList();
    }

    private static class Audience implements StreamFeed.Listener {
        private final List<SoundChunk> sound = new CopyOnWriteArrayList<>();
        private final List<Double> changes = new CopyOnWriteArrayList<>();
        private final CountDownLatch enough;

        Audience(int chunks) {
            enough = new CountDownLatch(chunks);
        }

        @Override
        public void sound(SoundChunk chunk) {
            sound.add(chunk);
            enough.countDown();
        }

        @Override
        public void picture(Instant at, double change) {
            changes.add(change);
        }
    }
}

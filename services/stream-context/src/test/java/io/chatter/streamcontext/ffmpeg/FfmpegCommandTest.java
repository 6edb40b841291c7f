package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a room file says ends as the value of `-i`, whatever it looks like, and as nothing else.
class FfmpegCommandTest {
    private static final FfmpegBinary FFMPEG = new FfmpegBinary(Path.of("/usr/bin/ffmpeg"));

    static Stream<FfmpegSource> sources() {
        return Stream.of(
                new FfmpegSource.Recording(Path.of("/configs/-evil.mp4"), Path.of("/configs"), true),
                new FfmpegSource.Recording(Path.of("/configs/concat:-evil|b"), Path.of("/configs"), false),
                new FfmpegSource.Remote(URI.create("https://example.org/-evil.m3u8?a=-evil")),
                new FfmpegSource.Remote(URI.create("http://-evil@example.org/a")),
                new FfmpegSource.Remote(URI.create("rtmp://example.org/-evil")),
                new FfmpegSource.Remote(URI.create("rtsp://example.org/-evil")),
                new FfmpegSource.Remote(URI.create("srt://example.org:9000/-evil")),
                new FfmpegSource.Srt("127.0.0.1", 9000, "-evil-passphrase"),
                new FfmpegSource.Rtmp("127.0.0.1", 1935, "-evil-key"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldTakeNoOptionFromASource(FfmpegSource source) {
        // When
        List<String> command = source.command(FFMPEG);

        // Then: one input, with its protocol in front; of the RTMP key nothing at all
        int input = command.indexOf("-i") + 1;
        assertThat(command).containsOnlyOnce("-i");
        assertThat(command.get(input)).matches("(file|https?|rtmp|rtsp|srt):.*");
        for (int i = 0; i < command.size(); i++) {
            if (i != input) {
                assertThat(command.get(i)).doesNotContain("evil");
            }
        }
        assertThat(command.get(input).contains("evil")).isEqualTo(!(source instanceof FfmpegSource.Rtmp));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldLetInNoProtocolThatASourceDoesNotNeed(FfmpegSource source) {
        // When
        List<String> command = source.command(FFMPEG);

        // Then
        List<String> allowed =
                List.of(command.get(command.indexOf("-protocol_whitelist") + 1).split(","));
        assertThat(allowed).doesNotContain("concat", "subfile", "data", "gopher", "ftp");
        if (!(source instanceof FfmpegSource.Recording)) {
            assertThat(allowed).doesNotContain("file", "pipe");
        }
    }
}

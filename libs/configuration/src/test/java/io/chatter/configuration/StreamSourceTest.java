package io.chatter.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of source as people write it, and what a room file must not smuggle to the player.
class StreamSourceTest {

    @TempDir
    Path configs;

    @Test
    void shouldReadEveryKind() throws IOException {
        assertThat(source("{ kind: rtmp, stream_key: secret-key-1 }"))
                .isEqualTo(new StreamSource.RtmpListener(1935, "secret-key-1"));
        assertThat(source("{ kind: srt, port: 9000, stream_key: ten-or-more }"))
                .isEqualTo(new StreamSource.SrtListener(9000, "ten-or-more"));
        assertThat(source("{ kind: hls, location: 'https://example.org/live.m3u8?token=1' }"))
                .isEqualTo(new StreamSource.Address(URI.create("https://example.org/live.m3u8?token=1")));
        assertThat(source("{ kind: device, location: 'hw:1,0' }")).isEqualTo(new StreamSource.Device("hw:1,0"));
        assertThat(source("{ kind: none }")).isEqualTo(new StreamSource.None());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ kind: rtmp } | source.stream_key must be 8 to 64",
                "{ kind: srt, stream_key: too-short } | source.stream_key must be 10 to 64",
                "{ kind: rtmp, stream_key: secret-key-1, loop: true } | source.loop does not belong to the kind rtmp",
                "{ kind: url, location: 'file:///etc/passwd' } | source.location must begin with one of",
                "{ kind: url, location: 'concat:http://a/b' } | source.location must begin with one of",
                "{ kind: url, location: '-version' } | source.location must begin with one of",
                "{ kind: url, location: 'srt://example.org:1?mode=listener' } | must have no '?'",
                "{ kind: url, location: 'http:///nowhere' } | names no host",
                "{ kind: url, location: 'rtmp://example.org/a live=1' } | Illegal character in path",
                "{ kind: device, location: '-f' } | must be the name of an audio device",
                "{ kind: file } | source.location is missing",
                "{ kind: none, location: x } | which has no fields"
            })
    void shouldRefuseWhatDoesNotFitItsKind(String written, String message) throws IOException {
        // When
        List<ConfigProblem> problems = problemsOf(written);

        // Then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(3);
        });
    }

    @Test
    void shouldRefuseTwoListenersOnOnePort() throws IOException {
        // Given
        write(
                "rooms/attic.yaml",
                "id: attic\ntitle: A\npersonas: []\nsource: { kind: rtmp, stream_key: secret-key-1 }\n");

        // When
        List<ConfigProblem> problems = problemsOf("{ kind: rtmp, stream_key: secret-key-2 }");

        // Then
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("attic").contains("TCP port 1935"));
    }

    @Test
    void shouldNeverPrintASecret() {
        assertThat(new StreamSource.RtmpListener(1935, "secret-key-1").toString())
                .doesNotContain("secret");
        assertThat(new StreamSource.SrtListener(9710, "secret-key-1").toString())
                .doesNotContain("secret");
    }

    private StreamSource source(String written) throws IOException {
        prepare(written);
        return ChatterConfiguration.load(configs).rooms().get("room").source();
    }

    private List<ConfigProblem> problemsOf(String written) throws IOException {
        prepare(written);
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> ChatterConfiguration.load(configs));
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    private void prepare(String written) throws IOException {
        write("moderation/default.yaml", "id: default\nlevel: 2\n");
        write("rooms/room.yaml", "id: room\ntitle: Room\nsource: " + written + "\npersonas: []\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = configs.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

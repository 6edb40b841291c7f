package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.bench.Scenes.Kind;
import io.chatter.streamcontext.ffmpeg.FfmpegFilm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Cuts, cross-fades and what is neither, through the real ffmpeg; not the films that are scored.
class ScenesTest {
    private static final FfmpegFilm FILM = new FfmpegFilm(Recordings.ffmpeg());

    @Test
    void shouldSeeACrossFadeWhereItBegins() throws InterruptedException {
        // When
        List<Double> differences =
                FILM.differences("color=c=black:s=320x180:r=10:d=8[a];color=c=white:s=320x180:r=10:d=8[b];"
                        + "[a][b]xfade=transition=fade:duration=2:offset=6");

        // Then
        assertThat(differences).hasSize(70).allMatch(difference -> difference < 0.15);
        assertThat(Scenes.told(differences))
                .singleElement()
                .satisfies(at -> assertThat(at)
                        .isBetween(LabelledFolder.START.plusMillis(5_800), LabelledFolder.START.plusMillis(6_400)));
    }

    @Test
    void shouldTellCutsAndWhichFilmsHaveNone() throws InterruptedException {
        // When
        Map<Kind, Score> scores = Scenes.score(Part.TUNING, FILM);

        // Then
        System.out.println("scenes for tuning: " + scores);
        assertThat(scores).containsOnlyKeys(Kind.values());
        assertThat(scores.get(Kind.CUT).recall()).isGreaterThanOrEqualTo(0.8);
        assertThat(scores.get(Kind.CUT_IN_MOTION).recall()).isGreaterThanOrEqualTo(0.5);
        for (Kind still : List.of(Kind.PAN, Kind.WHIP, Kind.FLASH, Kind.MENU, Kind.START)) {
            assertThat(scores.get(still).found() + scores.get(still).missed()).isZero();
        }
    }
}

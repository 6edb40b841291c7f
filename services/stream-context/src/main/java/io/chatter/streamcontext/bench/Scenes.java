package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.RoomContext;
import io.chatter.streamcontext.bench.LabelledFolder.Label;
import io.chatter.streamcontext.ffmpeg.FfmpegFilm;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Films of sixteen seconds that ffmpeg makes up in the run, in each of which something happens after half of them:
/// worlds of coloured boxes, a camera that moves over them, grain. Half of what happens is a change of scene.
final class Scenes {
    private static final int MIDDLE = 8;
    private static final int FILMS = 6;
    private static final int BOXES = 14;
    private static final Duration PICTURE = Duration.ofMillis(200);
    /// Half of the width and height of the world, in pixels: what the camera sees of it.
    private static final String VIEW = "320:180";

    /// What happens.
    enum Kind {
        CUT(true),
        /// Between two scenes in the dark.
        CUT_IN_THE_DARK(true),
        /// While the camera moves fast.
        CUT_IN_MOTION(true),
        /// A cross-fade, of 0.4 to 2.4 s.
        FADE(true),
        FADE_IN_MOTION(true),
        /// The camera moves fast, all the time.
        PAN(false),
        /// The camera stands still, moves on in half a second, and stands still.
        WHIP(false),
        /// An explosion: for a moment all is nearly white.
        FLASH(false),
        /// A window of the game opens, over a fifth to two fifths of the picture.
        MENU(false),
        /// The camera begins to move.
        START(false);

        private final boolean isChange;

        Kind(boolean isChange) {
            this.isChange = isChange;
        }
    }

    /// @param graph that makes it
    /// @param labels the change of scene that it has, if any
    private record Film(String graph, List<Label> labels) {}

    private final Random random;

    private Scenes(Part part) {
        this.random = new Random(part.seed());
    }

    /// The score of each kind of film.
    static Map<Kind, Score> score(Part part, FfmpegFilm ffmpeg) throws InterruptedException {
        Scenes scenes = new Scenes(part);
        Map<Kind, Score> scores = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Score score = Score.NOTHING;
            for (int i = 0; i < FILMS; i++) {
                Film film = scenes.film(kind);
                score = Told.judged(score, film.labels(), told(ffmpeg.differences(film.graph())));
            }
            scores.put(kind, score);
        }
        return scores;
    }

    /// When changes of scene are told of pictures that differ so.
    static List<Instant> told(List<Double> differences) {
        RoomContext room = new RoomContext("bench", ContextSettings.defaults(), Optional::of);
        Instant at = LabelledFolder.START;
        for (double difference : differences) {
            room.picture(at, difference);
            at = at.plus(PICTURE);
        }
        return Told.times(Told.now(room, at), StreamEventType.SCENE_CHANGE);
    }

    private Film film(Kind kind) {
        double fade = between(0.4, 2.4);
        String graph = switch (kind) {
            case CUT -> cut(false, calm());
            case CUT_IN_THE_DARK -> cut(true, calm());
            case CUT_IN_MOTION -> cut(false, fast());
            case FADE -> faded(fade, calm());
            case FADE_IN_MOTION -> faded(fade, fast());
            case PAN -> world(16, false) + fast();
            case WHIP -> world(16, false) + camera("10+300*clip((t-8)/0.5,0,1)", "90");
            case FLASH -> world(16, false) + calm() + flash();
            case MENU -> world(16, false) + calm() + menu();
            case START -> world(16, false) + camera(text("160+150*sin(%.2f*max(t-8,0))", between(0.5, 1.2)), "90");
        };
        Instant from = LabelledFolder.START.plusSeconds(MIDDLE);
        boolean fades = kind == Kind.FADE || kind == Kind.FADE_IN_MOTION;
        Instant to = fades ? from.plusMillis(Math.round(fade * 1_000)) : from;
        return new Film(
                graph + ",noise=alls=" + (1 + random.nextInt(6)) + ":allf=t:all_seed=" + random.nextInt(1_000),
                kind.isChange ? List.of(new Label(StreamEventType.SCENE_CHANGE, from, to)) : List.of());
    }

    private String cut(boolean dark, String camera) {
        return world(MIDDLE, dark) + camera + "[a];" + world(MIDDLE, dark) + camera + "[b];[a][b]concat=n=2:v=1:a=0";
    }

    private String faded(double fade, String camera) {
        return world(MIDDLE + fade, false) + camera + "[a];" + world(MIDDLE, false) + camera + "[b];"
                + text("[a][b]xfade=transition=fade:duration=%.2f:offset=%d", fade, MIDDLE);
    }

    private String world(double seconds, boolean dark) {
        StringBuilder graph =
                new StringBuilder(text("color=c=%s:s=640x360:r=10:d=%.2f,format=yuv420p", colour(dark), seconds));
        for (int i = 0; i < BOXES; i++) {
            graph.append(text(
                    ",drawbox=x=%d:y=%d:w=%d:h=%d:c=%s:t=fill",
                    random.nextInt(600),
                    random.nextInt(330),
                    30 + random.nextInt(200),
                    20 + random.nextInt(120),
                    colour(dark)));
        }
        return graph.toString();
    }

    private String calm() {
        return camera(text("160+150*sin(%.2f*t+%.2f)", between(0.1, 0.4), between(0, 6)), "90");
    }

    private String fast() {
        return camera(
                text("160+150*sin(%.2f*t+%.2f)", between(0.5, 1.2), between(0, 6)),
                text("90+80*sin(%.2f*t)", between(0.3, 0.9)));
    }

    private static String camera(String x, String y) {
        return ",crop=" + VIEW + ":x='" + x + "':y='" + y + "'";
    }

    private String flash() {
        return text(
                ",drawbox=x=0:y=0:w=iw:h=ih:c=white@%.2f:t=fill:enable='between(t,8,%.2f)'",
                between(0.5, 0.9), MIDDLE + between(0.2, 0.5));
    }

    private String menu() {
        return text(
                ",drawbox=x=30:y=20:w=%d:h=%d:c=%s:t=fill:enable='between(t,8,12)'",
                130 + random.nextInt(60), 100 + random.nextInt(30), colour(false));
    }

    private String colour(boolean dark) {
        int most = dark ? 0x50 : 0x100;
        return text("0x%02x%02x%02x", random.nextInt(most), random.nextInt(most), random.nextInt(most));
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

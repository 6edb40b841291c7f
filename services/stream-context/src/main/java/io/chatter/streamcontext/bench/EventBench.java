package io.chatter.streamcontext.bench;

import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.check.LocalTools;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures how well events are told: `EventBench RECORDINGS [FOLDER]` prints one line of JSON. Both are folders of
/// [LabelledFolder]; their speech without its own laughs is what made-up ones are put between. The words of the second
/// are heard by the recogniser that `auto` would take.
public final class EventBench {
    private static final List<Double> NOISES = List.of(0.0, 0.01, 0.03);
    private static final Duration HEARD = Duration.ofMinutes(56);
    private static final long SEED = 20_261_126;

    private EventBench() {}

    public static void main(String[] arguments) throws IOException {
        StringBuilder json = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"lines\":%d,\"negatives\":%d",
                SpokenLines.count(SpokenLines.Part.SCORING),
                SpokenLines.negatives(SpokenLines.Part.SCORING)));
        SpokenLines.score(SpokenLines.Part.SCORING, ContextSettings.defaults())
                .forEach((type, score) ->
                        json.append(",\"").append(type).append("\":").append(score.toJson()));
        LocalTools tools = LocalTools.ofThisMachine();
        FfmpegDecoder decoder = new FfmpegDecoder(tools.ffmpeg());
        List<LabelledFolder> folders = new ArrayList<>();
        for (String folder : arguments) {
            folders.add(LabelledFolder.read(Path.of(folder)));
        }
        laughs(CalmSpeech.of(folders, decoder), json);
        if (folders.size() > 1) {
            json.append(",\"folder\":")
                    .append(LabelledEvents.measure(
                                    folders.getLast(), decoder, tools.engines().choose(EngineChoice.AUTO))
                            .toJson());
        }
        System.out.println(json.append('}'));
    }

    private static void laughs(short[] speech, StringBuilder json) {
        Duration distinct = SoundChunk.lengthOf(speech.length);
        int rounds = (int) Math.ceilDiv(HEARD.toMillis(), distinct.toMillis());
        json.append(",\"distinct\":").append(distinct.toSeconds());
        for (double noise : NOISES) {
            Laughs.Found found = Laughs.find(speech, noise, rounds, SEED);
            json.append(String.format(
                    Locale.ROOT,
                    ",\"BIG_LAUGH at noise %.2f\":%s,\"alarms at noise %.2f\":%.2f",
                    noise,
                    found.score().toJson(),
                    noise,
                    found.alarms()));
        }
    }
}

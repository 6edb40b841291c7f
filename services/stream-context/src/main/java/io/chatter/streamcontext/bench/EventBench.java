package io.chatter.streamcontext.bench;

import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.check.LocalTools;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Measures how well events are told: `EventBench RECORDING [FOLDER]` prints one line of JSON. The
/// recording gives the speech that laughs are put between; of it only the first half minute is used, which
/// the demo has no laugh in. The folder is one of [LabelledFolder], its words heard by the recogniser that
/// `auto` would take.
public final class EventBench {
    private static final List<Double> NOISES = List.of(0.0, 0.01, 0.03);
    private static final int ROUNDS = 24;
    private static final int CALM_SECONDS = 35;
    private static final long SEED = 20_261_126;

    private EventBench() {}

    public static void main(String[] arguments) throws IOException {
        StringBuilder json = new StringBuilder("{\"lines\":").append(SpokenLines.count(SpokenLines.Part.SCORING));
        SpokenLines.score(SpokenLines.Part.SCORING, ContextSettings.defaults())
                .forEach((type, score) ->
                        json.append(",\"").append(type).append("\":").append(score.toJson()));
        short[] speech = speech(Path.of(arguments[0]));
        for (double noise : NOISES) {
            Laughs.Found found = Laughs.find(speech, noise, ROUNDS, SEED);
            json.append(String.format(
                    Locale.ROOT,
                    ",\"BIG_LAUGH at noise %.2f\":%s,\"alarms at noise %.2f\":%.2f",
                    noise,
                    found.score().toJson(),
                    noise,
                    found.alarms()));
        }
        if (arguments.length > 1) {
            json.append(",\"folder\":").append(labelled(Path.of(arguments[1])).toJson());
        }
        System.out.println(json.append('}'));
    }

    private static LabelledEvents labelled(Path folder) throws IOException {
        LocalTools tools = LocalTools.ofThisMachine();
        return LabelledEvents.measure(
                LabelledFolder.read(folder),
                new FfmpegDecoder(tools.ffmpeg()),
                tools.engines().choose(EngineChoice.AUTO));
    }

    private static short[] speech(Path recording) {
        List<SoundChunk> sound = new FfmpegDecoder(LocalTools.ofThisMachine().ffmpeg())
                .decode(recording, Instant.EPOCH)
                .subList(0, CALM_SECONDS * 10);
        short[] samples = new short[sound.size() * SoundChunk.USUAL_SAMPLES];
        for (int i = 0; i < sound.size(); i++) {
            System.arraycopy(
                    sound.get(i).samples(),
                    0,
                    samples,
                    i * SoundChunk.USUAL_SAMPLES,
                    sound.get(i).samples().length);
        }
        return samples;
    }
}

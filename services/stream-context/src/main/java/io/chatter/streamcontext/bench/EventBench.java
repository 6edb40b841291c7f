package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.VoiceActivities;
import io.chatter.streamcontext.bench.SpokenLines.Script;
import io.chatter.streamcontext.check.LocalTools;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import io.chatter.streamcontext.ffmpeg.FfmpegFilm;
import io.chatter.streamcontext.onnxruntime.SileroVoices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Measures how well events are told: `EventBench RECORDINGS [FOLDER]` prints one line of JSON. Both are folders of
/// [LabelledFolder]; their speech without its own laughs is what made-up ones are put between, the sentences of the
/// first are what silences are put between. The words of the second are heard by the recogniser that `auto` would take.
/// Beside the events stands what utterances are cut out of the same talk by loudness, and by Silero's network where
/// CHATTER_SPEECH_SILERO_MODEL names it.
public final class EventBench {
    private static final List<Double> NOISES = List.of(0.0, 0.01, 0.03);
    private static final Duration HEARD = Duration.ofMinutes(56);
    private static final long SEED = 20_261_126;

    /// In the order in which they are printed; values are JSON.
    private final Map<String, String> found = new LinkedHashMap<>();

    private EventBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EventBench bench = new EventBench();
        bench.run(arguments);
        System.out.println(object(bench.found));
    }

    private void run(String[] arguments) throws IOException, InterruptedException {
        lines();
        LocalTools tools = LocalTools.ofThisMachine();
        FfmpegDecoder decoder = new FfmpegDecoder(tools.ffmpeg());
        List<LabelledFolder> folders = new ArrayList<>();
        for (String folder : arguments) {
            folders.add(LabelledFolder.read(Path.of(folder)));
        }
        laughs(CalmSpeech.of(folders, decoder));
        talks(CalmSpeech.sentences(folders.getFirst(), decoder));
        scenes(new FfmpegFilm(tools.ffmpeg()));
        if (folders.size() > 1) {
            found.put(
                    "folder",
                    LabelledEvents.measure(
                                    folders.getLast(), decoder, tools.engines().choose(EngineChoice.AUTO))
                            .toJson());
        }
    }

    private void lines() throws IOException {
        int lines = 0;
        long negatives = 0;
        for (Script script : Script.values()) {
            lines += SpokenLines.count(script, Part.SCORING);
            negatives += SpokenLines.negatives(script, Part.SCORING);
            SpokenLines.score(script, Part.SCORING, ContextSettings.defaults())
                    .forEach((type, score) -> found.put(type.name(), score.toJson()));
        }
        found.put("lines", Integer.toString(lines));
        found.put("negatives", Long.toString(negatives));
    }

    private void laughs(short[] speech) {
        Duration distinct = SoundChunk.lengthOf(speech.length);
        int rounds = (int) Math.ceilDiv(HEARD.toMillis(), distinct.toMillis());
        found.put("distinct", Long.toString(distinct.toSeconds()));
        for (double noise : NOISES) {
            Laughs.Found laughs = Laughs.find(speech, noise, rounds, SEED);
            found.put(
                    at(StreamEventType.BIG_LAUGH.name(), noise), laughs.score().toJson());
            found.put(at("alarms", noise), String.format(Locale.ROOT, "%.2f", laughs.alarms()));
        }
    }

    private void talks(List<short[]> sentences) {
        Map<String, String> cuts = new LinkedHashMap<>();
        for (double noise : NOISES) {
            Talk talk = Talk.of(sentences, Part.SCORING, noise);
            found.put(at(StreamEventType.SILENCE.name(), noise), talk.score().toJson());
            voices().forEach((name, voices) ->
                    cuts.put(at(name, noise), Cuts.of(talk, voices.forStream()).toJson()));
        }
        found.put("cuts", object(cuts));
    }

    private static Map<String, VoiceActivities> voices() {
        Map<String, VoiceActivities> voices = new LinkedHashMap<>();
        voices.put("loudness", SileroVoices.orByLoudness(Optional.empty()));
        Optional.ofNullable(System.getenv("CHATTER_SPEECH_SILERO_MODEL"))
                .map(Path::of)
                .ifPresent(model -> voices.put("Silero", SileroVoices.orByLoudness(Optional.of(model))));
        return voices;
    }

    private void scenes(FfmpegFilm ffmpeg) throws InterruptedException {
        Map<Scenes.Kind, Score> scores = Scenes.score(Part.SCORING, ffmpeg);
        found.put(
                StreamEventType.SCENE_CHANGE.name(),
                scores.values().stream().reduce(Score.NOTHING, Score::plus).toJson());
        Map<String, String> kinds = new LinkedHashMap<>();
        scores.forEach((kind, score) -> kinds.put(kind.name(), score.toJson()));
        found.put("scenes", object(kinds));
    }

    private static String at(String name, double noise) {
        return String.format(Locale.ROOT, "%s at noise %.2f", name, noise);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}

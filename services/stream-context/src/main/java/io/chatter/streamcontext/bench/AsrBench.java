package io.chatter.streamcontext.bench;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.RecognizerEngine;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.SpeechRecognizer;
import io.chatter.streamcontext.WordError;
import io.chatter.streamcontext.check.LocalTools;
import io.chatter.streamcontext.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures one recogniser on recordings whose words are known. A process of its own, for memory is
/// measured too: `java -Xmx1600m -cp ... io.chatter.streamcontext.bench.AsrBench ENGINE
/// FILE_OR_FOLDER` prints one line of JSON.
///
/// A recording is a sound file with a text file beside it: of the same name, or called
/// `transcript.txt`.
public final class AsrBench {
    private static final Instant START = Instant.EPOCH;

    private final RecognizerEngine engine;
    private final FfmpegDecoder decoder;

    private AsrBench(RecognizerEngine engine, FfmpegDecoder decoder) {
        this.engine = engine;
        this.decoder = decoder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: AsrBench ENGINE FILE_OR_FOLDER, the engine as rooms name it");
            System.exit(2);
        }
        try {
            System.out.println(prepared(arguments[0])
                    .measure(recordings(Path.of(arguments[1])))
                    .toJson());
        } catch (FeedException | RecognitionException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /// @param sound what was recorded
    /// @param words what was said in it
    private record Recording(Path sound, Path words) {}

    private static AsrBench prepared(String engine) {
        LocalTools tools = LocalTools.ofThisMachine();
        return new AsrBench(tools.engines().choose(engine), new FfmpegDecoder(tools.ffmpeg()));
    }

    private static List<Recording> recordings(Path where) throws IOException {
        Path folder = Files.isDirectory(where) ? where : where.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.isDirectory(where) ? Files.list(folder) : Stream.of(where)) {
            List<Recording> found = files.filter(file ->
                            file.getFileName().toString().matches(".*\\.(wav|flac|ogg|opus|mp3|m4a|mp4|webm|mkv)"))
                    .sorted()
                    .flatMap(file -> words(file).map(words -> new Recording(file, words)).stream())
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no sound file with a text file beside it in " + where);
            }
            return found;
        }
    }

    private static Optional<Path> words(Path sound) {
        String name = sound.getFileName().toString();
        return Stream.of(name.substring(0, name.lastIndexOf('.')) + ".txt", "transcript.txt")
                .map(sound::resolveSibling)
                .filter(Files::isReadable)
                .findFirst();
    }

    private Measured measure(List<Recording> recordings) throws IOException {
        StringBuilder said = new StringBuilder();
        StringBuilder heard = new StringBuilder();
        Duration length = Duration.ZERO;
        Duration busy = Duration.ZERO;
        Duration load = Duration.ZERO;
        for (Recording recording : recordings) {
            List<SoundChunk> sound = decoder.decode(recording.sound(), START);
            Instant opened = Instant.now();
            try (SpeechRecognizer recognizer = engine.open()) {
                Instant began = Instant.now();
                heard.append(words(recognizer, sound)).append(' ');
                busy = busy.plus(Duration.between(began, Instant.now()));
                load = load.isZero() ? Duration.between(opened, began) : load;
            }
            length = length.plus(Duration.between(START, sound.getLast().end()));
            said.append(Files.readString(recording.words())).append(' ');
        }
        double wordError = WordError.rate(said.toString(), heard.toString());
        double factor = (double) busy.toMillis() / length.toMillis();
        return new Measured(engine.name(), recordings.size(), wordError, factor, load);
    }

    private static String words(SpeechRecognizer recognizer, List<SoundChunk> sound) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        sound.forEach(chunk -> hypotheses.addAll(recognizer.hear(chunk)));
        hypotheses.addAll(recognizer.finish());
        return String.join(
                " ",
                hypotheses.stream()
                        .filter(Hypothesis::isFinal)
                        .map(Hypothesis::spoken)
                        .toList());
    }

    /// @param wordError wrong words per word said
    /// @param realTimeFactor computing time per time of sound
    /// @param load until the first chunk could be heard
    private record Measured(String engine, int recordings, double wordError, double realTimeFactor, Duration load) {

        String toJson() throws IOException {
            return String.format(
                    Locale.ROOT,
                    "{\"engine\":\"%s\",\"recordings\":%d,\"word_error\":%.4f,\"real_time_factor\":%.3f,"
                            + "\"load_ms\":%d,\"rss_mb\":%d}",
                    engine,
                    recordings,
                    wordError,
                    realTimeFactor,
                    load.toMillis(),
                    ResidentMemory.megabytesAtMost());
        }
    }
}

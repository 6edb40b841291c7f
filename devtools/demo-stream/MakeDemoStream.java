import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Makes the demo stream from `monologue.txt`: `java MakeDemoStream.java monologue.txt OUTPUT_DIRECTORY`.
/// Needs an ffmpeg with libflite, libvpx and libopus (Debian's has them). Writes `stream.webm`, the exact words
/// (`transcript.txt`) and what happens when (`cues.csv`, seconds). The same script gives the same sound, sample by sample.
void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
        System.err.println("usage: java MakeDemoStream.java MONOLOGUE OUTPUT_DIRECTORY");
        System.exit(2);
    }
    Path output = Path.of(arguments[1]);
    Path work = Files.createTempDirectory("demo-stream");
    Take take = Take.record(Script.read(Path.of(arguments[0])), work);
    Files.createDirectories(output);
    Files.writeString(output.resolve("transcript.txt"), take.transcript());
    Files.writeString(output.resolve("cues.csv"), take.cues());
    Sound.writeWave(work.resolve("sound.wav"), take.sound());
    Picture.film(take, work.resolve("sound.wav"), output.resolve("stream.webm"));
}

/// One line of the script.
sealed interface Step {
    record Scene(String name) implements Step {}

    record Speech(boolean excited, double pause, String words) implements Step {}

    record Laugh(double seconds) implements Step {}

    record Pause(double seconds) implements Step {}
}

static final class Script {
    static List<Step> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Script::parse)
                .toList();
    }

    private static Step parse(String line) {
        String[] parts = line.split(" ", 3);
        return switch (parts[0]) {
            case "scene" -> new Step.Scene(parts[1]);
            case "say", "shout" -> new Step.Speech(parts[0].equals("shout"), Double.parseDouble(parts[1]), parts[2]);
            case "laugh" -> new Step.Laugh(Double.parseDouble(parts[1]));
            case "pause" -> new Step.Pause(Double.parseDouble(parts[1]));
            default -> throw new IllegalArgumentException("unknown step: " + line);
        };
    }
}

record Cue(double start, double end, String kind, String text) {}

/// The sound with the cues that say what is where.
record Take(double[] sound, List<Cue> happenings) {
    static Take record(List<Step> steps, Path work) {
        List<double[]> pieces = new ArrayList<>();
        List<Cue> cues = new ArrayList<>();
        double now = 0;
        for (Step step : steps) {
            double[] piece =
                    switch (step) {
                        case Step.Scene _ -> new double[0];
                        case Step.Pause pause -> Sound.silence(pause.seconds());
                        case Step.Laugh laugh -> Sound.laugh(laugh.seconds());
                        case Step.Speech speech -> Sound.speech(speech, work);
                    };
            pieces.add(piece);
            double end = now + (double) piece.length / Sound.RATE;
            cues.add(cue(step, now, end));
            now = end;
            if (step instanceof Step.Speech speech) {
                pieces.add(Sound.silence(speech.pause()));
                now += speech.pause();
            }
        }
        return new Take(Sound.overBed(pieces), cues);
    }

    private static Cue cue(Step step, double start, double end) {
        return switch (step) {
            case Step.Scene scene -> new Cue(start, start, "scene", scene.name());
            case Step.Pause _ -> new Cue(start, end, "pause", "");
            case Step.Laugh _ -> new Cue(start, end, "laugh", "");
            case Step.Speech speech -> new Cue(start, end, speech.excited() ? "shout" : "say", speech.words());
        };
    }

    String transcript() {
        StringBuilder words = new StringBuilder();
        happenings.stream().map(Cue::text).filter(text -> text.contains(" ")).forEach(text -> words.append(text)
                .append('\n'));
        return words.toString();
    }

    String cues() {
        StringBuilder lines = new StringBuilder("start,end,kind,text\n");
        for (Cue cue : happenings) {
            lines.append(String.format(
                    Locale.ROOT, "%.2f,%.2f,%s,\"%s\"%n", cue.start(), cue.end(), cue.kind(), cue.text()));
        }
        return lines.toString();
    }

    double seconds() {
        return (double) sound.length / Sound.RATE;
    }
}

/// 16 kHz mono samples from -1 to 1.
static final class Sound {
    static final int RATE = 16_000;
    private static final double CALM = 0.42;
    private static final double EXCITED = 1.0;

    static double[] silence(double seconds) {
        return new double[(int) Math.round(seconds * RATE)];
    }

    static double[] speech(Step.Speech speech, Path work) {
        try {
            Path text = Files.writeString(work.resolve("words.txt"), speech.words());
            Path raw = work.resolve("words.raw");
            Ffmpeg.run(
                    "-f", "lavfi", "-i", "flite=textfile=" + text + ":voice=rms", "-ar", "" + RATE, "-ac", "1", "-f",
                    "s16le", raw.toString());
            return scaled(samples(Files.readAllBytes(raw)), speech.excited() ? EXCITED : CALM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bouts of "ha" at about five a second: breath, then a falling voiced vowel through the formants of an open a.
    static double[] laugh(double seconds) {
        Random random = new Random(7);
        double[] sound = silence(seconds);
        double start = 0.05;
        int call = 0;
        while (start + 0.25 < seconds) {
            double strength = 0.9 * Math.pow(0.93, call % 9);
            ha(sound, (int) (start * RATE), strength, 265 - 7 * (call % 9) + random.nextInt(12), random);
            start += 0.195 + 0.012 * random.nextDouble();
            if (++call % 9 == 0) {
                start += 0.16;
            }
        }
        return sound;
    }

    private static void ha(double[] sound, int from, double strength, double pitch, Random random) {
        int length = (int) (0.16 * RATE);
        double[] excitation = new double[length];
        double phase = 0;
        for (int i = 0; i < length; i++) {
            double t = (double) i / length;
            phase += pitch * (1 - 0.18 * t) / RATE;
            double voiced = t < 0.3 ? 0 : Math.sin(Math.PI * (t - 0.3) / 0.7);
            double breath = t < 0.4 ? 0.25 * Math.sin(Math.PI * t / 0.4) : 0.03;
            excitation[i] = voiced * (2 * (phase - Math.floor(phase)) - 1) + breath * random.nextGaussian();
        }
        double[] vowel = new double[length];
        addFormant(vowel, excitation, 780, 110, 1.0);
        addFormant(vowel, excitation, 1250, 130, 0.6);
        addFormant(vowel, excitation, 2600, 220, 0.3);
        for (int i = 0; i < length && from + i < sound.length; i++) {
            sound[from + i] += strength * 0.5 * vowel[i];
        }
    }

    /// Adds a two-pole resonance of unit gain at its peak.
    private static void addFormant(double[] into, double[] from, double hertz, double width, double gain) {
        double radius = Math.exp(-Math.PI * width / RATE);
        double angle = 2 * Math.PI * hertz / RATE;
        double scale = (1 - radius) * Math.sqrt(1 - 2 * radius * Math.cos(2 * angle) + radius * radius);
        double before = 0;
        double last = 0;
        for (int i = 0; i < from.length; i++) {
            double next = scale * from[i] + 2 * radius * Math.cos(angle) * last - radius * radius * before;
            before = last;
            last = next;
            into[i] += gain * 3 * next;
        }
    }

    /// The pieces end to end over a soft chord some 40 dB below full scale.
    static double[] overBed(List<double[]> pieces) {
        double[] whole = new double[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (double[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        double[] chord = {110, 164.81, 220, 277.18};
        for (int i = 0; i < whole.length; i++) {
            double t = (double) i / RATE;
            for (int voice = 0; voice < chord.length; voice++) {
                double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * t / (7 + 2 * voice));
                whole[i] += 0.0025 * swell * Math.sin(2 * Math.PI * chord[voice] * t);
            }
        }
        return whole;
    }

    private static double[] scaled(double[] sound, double peak) {
        double loudest = 1e-9;
        for (double sample : sound) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= 0.95 * peak / loudest;
        }
        return sound;
    }

    private static double[] samples(byte[] raw) {
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        double[] sound = new double[raw.length / 2];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = bytes.getShort() / 32768.0;
        }
        return sound;
    }

    static void writeWave(Path file, double[] sound) throws IOException {
        int bytes = sound.length * 2;
        ByteBuffer wave = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes()).putInt(36 + bytes).put("WAVEfmt ".getBytes()).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        wave.putShort((short) 2).putShort((short) 16).put("data".getBytes()).putInt(bytes);
        for (double sample : sound) {
            wave.putShort((short) Math.round(32767 * Math.clamp(sample, -1, 1)));
        }
        Files.write(file, wave.array());
    }
}

/// Gentle moving colours, one look a scene, so that a cut is plain to see.
static final class Picture {
    private static final String SIZE = "320x180";
    private static final Map<String, String> LOOKS = Map.of(
            "dawn", look("0x6b3f63", "0x2b2350", "0x171230", 40),
            "bridge", look("0xd4f1fb", "0x9fd3e8", "0xc9a26b", 26),
            "river", look("0x0b2a4a", "0x123f6b", "0x06182b", 60),
            "campfire", look("0xffa24d", "0xe0601f", "0x8a3510", 46),
            "castle", look("0x3a4254", "0x1c2130", "0x0c0f18", 70),
            "victory", look("0xffe69c", "0xffb26b", "0xe08a4a", 36),
            "crossroads", look("0x1f5a45", "0x123a3a", "0x0a201c", 52));

    private static String look(String from, String to, String ground, int height) {
        return "gradients=size=" + SIZE + ":rate=10:speed=0.004:nb_colors=2:c0=" + from + ":c1=" + to
                + ":x0=0:y0=0:x1=320:y1=180:seed=3,drawbox=x=0:y=ih-" + height + ":w=iw:h=" + height + ":color=" + ground
                + ":t=fill";
    }

    static void film(Take take, Path sound, Path target) {
        List<Cue> scenes = take.happenings().stream()
                .filter(cue -> cue.kind().equals("scene"))
                .toList();
        List<String> command = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            double end = i + 1 < scenes.size() ? scenes.get(i + 1).start() : take.seconds();
            String length = String.format(Locale.ROOT, "%.3f", end - scenes.get(i).start());
            command.addAll(List.of("-f", "lavfi", "-t", length, "-i", LOOKS.get(scenes.get(i).text())));
        }
        command.addAll(List.of("-i", sound.toString(), "-filter_complex"));
        command.add("concat=n=" + scenes.size() + ":v=1:a=0,format=yuv420p[v]");
        command.addAll(List.of("-map", "[v]", "-map", scenes.size() + ":a", "-c:v", "libvpx-vp9", "-b:v", "0"));
        command.addAll(List.of("-crf", "46", "-g", "100", "-row-mt", "1", "-c:a", "libopus", "-b:a", "40k"));
        command.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", target.toString()));
        Ffmpeg.run(command.toArray(String[]::new));
    }
}

static final class Ffmpeg {
    static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(List.of(arguments));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("ffmpeg ended with " + code + ": " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

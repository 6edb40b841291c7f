package io.chatter.benchmark.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where a JVM of the stack spends its time: a flight recording of it, read when it is over.
public final class FlightProfile {

    private static final String NAME = "chatter-bench";
    private static final int SHOWN = 3;

    /// Frames of these say what was asked for; those below them only how it was done.
    private static final List<String> TELLING =
            List.of("io.chatter.", "org.apache.kafka.", "io.vertx.", "org.rocksdb.");

    private final long pid;

    private FlightProfile(long pid) {
        this.pid = pid;
    }

    public static FlightProfile start(long pid) throws IOException, InterruptedException {
        FlightProfile profile = new FlightProfile(pid);
        profile.tell("JFR.start", "name=" + NAME, "settings=profile");
        return profile;
    }

    /// Ends the recording.
    ///
    /// @return the methods that most samples of running Java threads were in, with their shares
    public String hottest() throws IOException, InterruptedException {
        Path file = Files.createTempFile("chatter-flight", ".jfr");
        try {
            tell("JFR.stop", "name=" + NAME, "filename=" + file);
            Map<String, Integer> samples = new HashMap<>();
            int all = 0;
            try (RecordingFile recording = new RecordingFile(file)) {
                while (recording.hasMoreEvents()) {
                    RecordedEvent event = recording.readEvent();
                    if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                        all++;
                        samples.merge(telling(event.getStackTrace().getFrames()), 1, Integer::sum);
                    }
                }
            }
            int total = Math.max(1, all);
            return String.join(
                    ", ",
                    samples.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue()
                                    .reversed())
                            .limit(SHOWN)
                            .map(entry -> String.format(
                                    Locale.ROOT, "%s %d %%", entry.getKey(), 100 * entry.getValue() / total))
                            .toList());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String telling(List<RecordedFrame> frames) {
        return frames.stream()
                .filter(frame ->
                        TELLING.stream().anyMatch(frame.getMethod().getType().getName()::startsWith))
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(frame -> {
                    String type = frame.getMethod().getType().getName();
                    return type.substring(type.lastIndexOf('.') + 1) + "."
                            + frame.getMethod().getName();
                })
                .orElse("nowhere");
    }

    private void tell(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output;
        try (var reader = process.inputReader()) {
            output = reader.readAllAsString();
        }
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + pid + " " + command[0] + " failed: " + output.strip());
        }
    }
}

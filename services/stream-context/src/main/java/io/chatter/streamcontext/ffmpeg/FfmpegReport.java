package io.chatter.streamcontext.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// Reads what ffmpeg writes on stderr: how much pictures differ, and what went wrong. Written by one thread,
/// read by another.
final class FfmpegReport {
    private static final String DIFFERENCE = "lavfi.scd.mafd=";
    private static final String NAMED = "Unexpected stream ";
    private static final int KEPT = 16;

    private final DoubleConsumer pictures;
    private final Consumer<String> publisher;
    private final String secret;
    private final Deque<String> complaints = new ArrayDeque<>();
    private String worst = "no reason given";

    /// @param pictures is given the mean difference of each picture from the one before it, 0 to 100
    /// @param publisher is given the stream that a publisher names, before anything of it is heard
    /// @param secret never repeated; empty for none
    FfmpegReport(DoubleConsumer pictures, Consumer<String> publisher, String secret) {
        this.pictures = pictures;
        this.publisher = publisher;
        this.secret = secret;
    }

    void line(String line) {
        if (line.startsWith("lavfi.") || line.startsWith("frame:")) {
            if (line.startsWith(DIFFERENCE)) {
                pictures.accept(
                        Double.parseDouble(line.substring(DIFFERENCE.length()).strip()));
            }
        } else if (line.contains(NAMED)) {
            publisher.accept(named(line));
        } else if (!line.isBlank()) {
            remember(secret.isEmpty() ? line.strip() : line.strip().replace(secret, "***"));
        }
    }

    /// ffmpeg awaits a stream that nobody names, so that it tells of each one.
    private static String named(String line) {
        int to = line.lastIndexOf(", expecting ");
        int from = line.indexOf(NAMED) + NAMED.length();
        return line.substring(from, Math.max(from, to));
    }

    private synchronized void remember(String complaint) {
        if (complaints.size() == KEPT) {
            complaints.removeFirst();
        }
        complaints.addLast(complaint);
        if (complaint.contains("[error] ") || complaint.contains("[fatal] ") || !complaint.contains("[warning] ")) {
            worst = complaint.substring(complaint.lastIndexOf("] ") + 1).strip();
        }
    }

    /// The line that names the cause best: the last one that is no mere warning.
    synchronized String cause() {
        return worst;
    }

    synchronized boolean says(String part) {
        return complaints.stream().anyMatch(complaint -> complaint.contains(part));
    }
}

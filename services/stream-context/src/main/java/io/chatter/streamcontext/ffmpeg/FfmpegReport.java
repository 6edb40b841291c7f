package io.chatter.streamcontext.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Reads what ffmpeg writes on stderr: how much pictures differ, who publishes, and what went wrong. Written by one
/// thread, read by another.
final class FfmpegReport {
    private static final String DIFFERENCE = "lavfi.scd.mafd=";
    private static final String NAMED = "Unexpected stream ";
    private static final String TURNED_AWAY = "rsp(REJECT)";
    /// What stands behind a host may be a token; so it may in the segments of a playlist.
    private static final Pattern ADDRESS = Pattern.compile("(\\w+://)(?:[^/@\\s]*@)?([^/?#'\\s]+)[^'\\s]*");

    private static final int KEPT = 16;

    private final Listener listener;
    private final String secret;
    private final Deque<String> complaints = new ArrayDeque<>();
    private String worst = "no reason given";

    /// Called by the thread that reads stderr.
    interface Listener {
        /// @param difference of a picture from the one before it, the mean, 0 to 100
        void picture(double difference);

        /// Somebody publishes by RTMP; nothing of it was heard yet.
        ///
        /// @param named the stream that the publisher names
        void publisher(String named);

        /// Somebody wanted to publish by SRT and did not know the passphrase. The port waits on.
        void turnedAway();
    }

    /// @param secret never repeated; empty for none
    FfmpegReport(Listener listener, String secret) {
        this.listener = listener;
        this.secret = secret;
    }

    void line(String line) {
        if (line.startsWith("lavfi.") || line.startsWith("frame:")) {
            if (line.startsWith(DIFFERENCE)) {
                listener.picture(
                        Double.parseDouble(line.substring(DIFFERENCE.length()).strip()));
            }
        } else if (line.contains(NAMED)) {
            listener.publisher(named(line));
        } else if (line.contains(TURNED_AWAY)) {
            listener.turnedAway();
        } else if (!line.isBlank()) {
            String told = ADDRESS.matcher(line.strip()).replaceAll("$1$2/***");
            remember(secret.isEmpty() ? told : told.replace(secret, "***"));
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

package io.chatter.safety.scan;

/// E-mail addresses, by the practical form of RFC 5321: a local part of at most 64 characters, a host with a dot.
public final class EmailScanner {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_HOST = 253;
    private static final int SHORTEST_TOP_LEVEL = 2;

    private EmailScanner() {}

    public static void scan(String text, SpanSink sink) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at);
            int end = hostEnd(text, at + 1);
            if (start < at && end > at + 1) {
                sink.found(start, end);
            }
        }
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Ascii.isAlphanumeric(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char c) {
        return Ascii.isAlphanumeric(c) || "._%+-".indexOf(c) >= 0;
    }

    /// Index after the longest host name from `from`, or `from` when there is none with a top level of letters.
    private static int hostEnd(String text, int from) {
        int end = from;
        int best = from;
        int labelStart = from;
        while (end <= text.length() && end - from <= LONGEST_HOST) {
            boolean label = end < text.length()
                    && (Ascii.isAlphanumeric(text.charAt(end)) || (text.charAt(end) == '-' && end > labelStart));
            if (!label) {
                if (end == labelStart) {
                    break;
                }
                if (labelStart > from && isTopLevel(text, labelStart, end)) {
                    best = end;
                }
                if (end == text.length() || text.charAt(end) != '.') {
                    break;
                }
                labelStart = end + 1;
            }
            end++;
        }
        return best;
    }

    private static boolean isTopLevel(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Ascii.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return end - start >= SHORTEST_TOP_LEVEL;
    }
}

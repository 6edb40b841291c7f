package io.chatter.safety.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text for scanners of fixed forms: compatible characters and digits of any script written in ASCII, invisible
/// characters gone, and spelled-out signs of addresses put back (`name (at) host [dot] com`, `hxxp://`).
/// Maps back to the text as written. Immutable.
public final class PlainView {
    private static final int ASCII_END = 0x80;
    private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';
    private static final String[] DOTS = {"(dot)", "[dot]", "{dot}", "(.)", "[.]", "{.}", " dot "};
    private static final String[] ATS = {"(at)", "[at]", "{at}", "<at>", "(@)", "[@]"};
    private static final String HIDDEN_SCHEME = "hxxp";
    private static final int FREE_LOOK = 8;

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private PlainView(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public String text() {
        return text;
    }

    /// Index in the text as written of what stands at `index`.
    public int start(int index) {
        return starts.length == 0 ? index : starts[index];
    }

    /// Index in the text as written after what stands before `end`.
    public int end(int end) {
        return starts.length == 0 ? end : ends[end - 1];
    }

    public static PlainView of(String text) {
        return isPlain(text) ? new PlainView(text, new int[0], new int[0]) : new Builder(text).build();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= ASCII_END || (mayStartMarker(unit) && markerAt(text, i) != null)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStartMarker(char unit) {
        return unit == '(' || unit == '[' || unit == '{' || unit == '<' || unit == ' ' || unit == 'h' || unit == 'H';
    }

    private record Marker(String written, String meaning) {}

    private static @Nullable Marker markerAt(String text, int index) {
        for (String dot : DOTS) {
            if (matches(text, index, dot)) {
                return new Marker(dot, ".");
            }
        }
        for (String at : ATS) {
            if (matches(text, index, at)) {
                return new Marker(at, "@");
            }
        }
        return matches(text, index, HIDDEN_SCHEME) ? new Marker(HIDDEN_SCHEME, "http") : null;
    }

    private static boolean matches(String text, int index, String marker) {
        return text.regionMatches(true, index, marker, 0, marker.length());
    }

    private static final class Builder {
        private static final Normalizer2 COMPATIBILITY = Normalizer2.getNFKCInstance();

        private final String written;
        private final StringBuilder plain;
        private int[] starts;
        private int[] ends;

        Builder(String written) {
            this.written = written;
            this.plain = new StringBuilder(written.length() + FREE_LOOK);
            this.starts = new int[written.length() + FREE_LOOK];
            this.ends = new int[written.length() + FREE_LOOK];
        }

        PlainView build() {
            for (int i = 0; i < written.length(); ) {
                char unit = written.charAt(i);
                Marker marker = mayStartMarker(unit) ? markerAt(written, i) : null;
                if (marker != null) {
                    i = takeMarker(marker, i);
                } else if (unit < ASCII_END) {
                    add(unit, i, i + 1);
                    i++;
                } else {
                    i = takeCodePoint(i);
                }
            }
            return new PlainView(plain.toString(), starts, ends);
        }

        /// A sign takes the white space around it along; a scheme has none.
        private int takeMarker(Marker marker, int index) {
            int end = index + marker.written.length();
            if (marker.meaning.length() == 1) {
                while (!plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ') {
                    plain.setLength(plain.length() - 1);
                }
                while (end < written.length() && written.charAt(end) == ' ') {
                    end++;
                }
            }
            for (int i = 0; i < marker.meaning.length(); i++) {
                add(marker.meaning.charAt(i), index, end);
            }
            return end;
        }

        private int takeCodePoint(int index) {
            int codePoint = written.codePointAt(index);
            int end = index + Character.charCount(codePoint);
            if (LetterFolding.isInvisible(codePoint)) {
                return end;
            }
            if (Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER) {
                add((char) ('0' + Character.digit(codePoint, 10)), index, end);
            } else if (codePoint == IDEOGRAPHIC_FULL_STOP) {
                add('.', index, end);
            } else {
                String compatible = COMPATIBILITY.normalize(written.substring(index, end));
                for (int i = 0; i < compatible.length(); i++) {
                    add(compatible.charAt(i), index, end);
                }
            }
            return end;
        }

        private void add(char unit, int start, int end) {
            int index = plain.length();
            if (index == starts.length) {
                starts = Arrays.copyOf(starts, 2 * index);
                ends = Arrays.copyOf(ends, 2 * index);
            }
            plain.append(unit);
            starts[index] = start;
            ends[index] = end;
        }
    }
}

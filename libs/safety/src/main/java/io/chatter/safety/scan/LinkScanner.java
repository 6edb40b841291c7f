package io.chatter.safety.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Links with and without a scheme. Without one, the top level decides: `evil.com` is a link, `gg.wp` is not, and
/// top levels that are words or chat (`lol.so`, `nice.gg`) need a path, a `www.` or a scheme.
public final class LinkScanner {
    private static final int LONGEST_HOST = 253;
    private static final String[] SCHEMES = {"http://", "https://", "ftp://", "rtmp://", "ws://", "wss://"};
    private static final String WWW = "www.";

    private LinkScanner() {}

    /// The links of `text`, in its order.
    public static List<Link> scan(String text) {
        List<Link> links = new ArrayList<>();
        int done = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot, done) + 1)) {
            int start = hostStart(text, dot, done);
            int end = hostEnd(text, dot);
            if (start < dot && end > dot + 1 && !isPartOfAddress(text, start, end)) {
                int schemeStart = schemeStart(text, start);
                Link link = link(text, start, end, schemeStart);
                if (link != null) {
                    links.add(link);
                    end = link.end();
                }
            }
            done = Math.max(end, dot);
        }
        return links;
    }

    private static @Nullable Link link(String text, int start, int end, int schemeStart) {
        String host = text.substring(start, end).toLowerCase(Locale.ROOT);
        String bare = host.startsWith(WWW) ? host.substring(WWW.length()) : host;
        String topLevel = bare.substring(bare.lastIndexOf('.') + 1);
        boolean hasScheme = schemeStart < start;
        if (bare.indexOf('.') <= 0 || !(hasScheme || TopLevelDomains.isKnown(topLevel))) {
            return null;
        }
        int pathEnd = pathEnd(text, end);
        boolean meant = hasScheme || host.length() > bare.length() || pathEnd > end;
        if (!meant && !TopLevelDomains.isUnmistakable(topLevel)) {
            return null;
        }
        return new Link(schemeStart, pathEnd, bare);
    }

    private static int hostStart(String text, int dot, int done) {
        int start = dot;
        while (start > done && dot - start < LONGEST_HOST && isHostPart(text.charAt(start - 1))) {
            start--;
        }
        while (start < dot && text.charAt(start) == '-') {
            start++;
        }
        return start;
    }

    /// Index after the last label, or `dot` when none follows.
    private static int hostEnd(String text, int dot) {
        int end = dot + 1;
        while (end < text.length()
                && end - dot < LONGEST_HOST
                && (isHostPart(text.charAt(end)) || (text.charAt(end) == '.' && text.charAt(end - 1) != '.'))) {
            end++;
        }
        while (end > dot + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isHostPart(char c) {
        return c == '-' || Character.isLetterOrDigit(c);
    }

    private static boolean isPartOfAddress(String text, int start, int end) {
        boolean behindAt = start > 0 && text.charAt(start - 1) == '@';
        return behindAt || (end < text.length() && text.charAt(end) == '@');
    }

    private static int schemeStart(String text, int hostStart) {
        for (String scheme : SCHEMES) {
            int start = hostStart - scheme.length();
            if (start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start;
            }
        }
        return hostStart;
    }

    /// Index after port, path, query and fragment.
    private static int pathEnd(String text, int hostEnd) {
        if (hostEnd + 1 >= text.length() || ":/?#".indexOf(text.charAt(hostEnd)) < 0) {
            return hostEnd;
        }
        int end = hostEnd;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "<>\"[]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > hostEnd && ".,:;!?)'/".indexOf(text.charAt(end - 1)) >= 0 && end - 1 > hostEnd) {
            end--;
        }
        return end - hostEnd > 1 ? end : hostEnd;
    }
}

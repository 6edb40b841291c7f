package io.chatter.safety.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Links with and without a scheme. Without one, the top level decides: `evil.com` is a link, `gg.wp` is
/// not, and top levels that are words or chat (`lol.so`, `nice.gg`) need a path, a `www.` or a scheme.
/// Behind a scheme, what looks like user information (`https://bank.com@evil.com`) does not hide the host,
/// and neither do escapes in it (`evil%2ecom`).
public final class LinkScanner {
    private static final int LONGEST_HOST = 253;
    private static final String[] SCHEMES = {"http://", "https://", "ftp://", "rtmp://", "ws://", "wss://"};
    private static final String WWW = "www.";
    private static final String AUTHORITY = "://";
    private static final int LONGEST_USER = 256;

    private LinkScanner() {}

    /// The links of `text`, in its order.
    public static List<Link> scan(String text) {
        List<Link> links = new ArrayList<>(escaped(text));
        int done = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot, done) + 1)) {
            int start = hostStart(text, dot, done);
            int end = hostEnd(text, dot);
            int schemeStart = schemeStart(text, start);
            if (start < dot && end > dot + 1 && !isPartOfAddress(text, start, end, schemeStart)) {
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

    /// Links whose host is written with escapes.
    private static List<Link> escaped(String text) {
        List<Link> links = new ArrayList<>();
        int sign = text.indexOf('%') < 0 ? -1 : text.indexOf(AUTHORITY);
        for (; sign >= 0; sign = text.indexOf(AUTHORITY, sign + 1)) {
            int start = sign + AUTHORITY.length();
            int end = start;
            while (end < text.length() && end - start < LONGEST_USER + LONGEST_HOST && isAuthority(text.charAt(end))) {
                end++;
            }
            int host = text.lastIndexOf('@', end - 1) >= start ? text.lastIndexOf('@', end - 1) + 1 : start;
            int schemeStart = schemeStart(text, start);
            if (schemeStart < start && text.substring(host, end).indexOf('%') >= 0) {
                String name = unescaped(text.substring(host, end)).toLowerCase(Locale.ROOT);
                links.add(new Link(schemeStart, pathEnd(text, end), name));
            }
        }
        return links;
    }

    private static boolean isAuthority(char c) {
        return !Character.isWhitespace(c) && "/?#\\<>\"".indexOf(c) < 0;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    c = (char) (16 * high + low);
                    i += 2;
                }
            }
            plain.append(c);
        }
        return plain.toString();
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

    /// An e-mail address, or what stands before the `@` behind a scheme.
    private static boolean isPartOfAddress(String text, int start, int end, int schemeStart) {
        boolean behindAt = start > 0 && text.charAt(start - 1) == '@';
        return (behindAt && schemeStart == start) || (end < text.length() && text.charAt(end) == '@');
    }

    /// Where the scheme of a host starts, user information between them or not; `hostStart` when there is none.
    private static int schemeStart(String text, int hostStart) {
        int authority = hostStart;
        if (authority > 0 && text.charAt(authority - 1) == '@') {
            do {
                authority--;
            } while (authority > 0 && hostStart - authority < LONGEST_USER && isAuthority(text.charAt(authority - 1)));
        }
        for (String scheme : SCHEMES) {
            int start = authority - scheme.length();
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

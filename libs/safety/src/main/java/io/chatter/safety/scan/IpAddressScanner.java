package io.chatter.safety.scan;

import java.util.List;
import java.util.Locale;

/// IPv4 and IPv6 addresses (RFC 791, RFC 4291). Not loopback and unspecified ones, nor four-part version numbers.
public final class IpAddressScanner {
    private static final int OCTETS = 4;
    private static final int LARGEST_OCTET = 255;
    private static final int IPV6_GROUPS = 8;
    private static final int LONGEST_GROUP = 4;
    private static final int LONGEST_IPV6 = 39;
    private static final int CUE_REACH = 10;
    private static final List<String> VERSION_CUES = List.of("version", "patch", "build", "ver", "update", "driver");

    private IpAddressScanner() {}

    public static void scan(String text, SpanSink sink) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((!Ascii.isHexadecimal(c) && c != ':') || Ascii.isAlphanumericAt(text, i - 1)) {
                continue;
            }
            int end = Ascii.isDigit(c) ? ipv4End(text, i) : i;
            if (end == i) {
                end = ipv6End(text, i);
            }
            if (end > i) {
                sink.found(i, end);
                i = end;
            } else {
                i = skipToken(text, i);
            }
        }
    }

    /// Index after an address that starts at `start`, or `start`.
    private static int ipv4End(String text, int start) {
        int i = start;
        int first = -1;
        for (int octet = 0; octet < OCTETS; octet++) {
            int from = i;
            while (i < text.length() && i - from < 3 && Ascii.isDigit(text.charAt(i))) {
                i++;
            }
            if (i == from || Integer.parseInt(text, from, i, 10) > LARGEST_OCTET) {
                return start;
            }
            first = octet == 0 ? Integer.parseInt(text, from, i, 10) : first;
            if (octet < OCTETS - 1 && (i >= text.length() || text.charAt(i++) != '.')) {
                return start;
            }
        }
        boolean goesOn = Ascii.isAlphanumericAt(text, i)
                || (i < text.length() && text.charAt(i) == '.' && Ascii.isAlphanumericAt(text, i + 1))
                || (start > 0 && text.charAt(start - 1) == '.');
        boolean nobody = first == 0 || first == 127 || first == LARGEST_OCTET;
        return goesOn || nobody || followsVersionCue(text, start) ? start : i;
    }

    private static boolean followsVersionCue(String text, int start) {
        String before = text.substring(Math.max(0, start - CUE_REACH), start).toLowerCase(Locale.ROOT);
        return VERSION_CUES.stream().anyMatch(before::contains);
    }

    private static int ipv6End(String text, int start) {
        int end = start;
        while (end < text.length()
                && end - start <= LONGEST_IPV6
                && (Ascii.isHexadecimal(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        if (end - start > LONGEST_IPV6 || Ascii.isAlphanumericAt(text, end)) {
            return start;
        }
        if (end - start > 1 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
            end--;
        }
        return isIpv6(text.substring(start, end)) ? end : start;
    }

    private static boolean isIpv6(String candidate) {
        int gap = candidate.indexOf("::");
        if (gap >= 0 && candidate.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        int length = 0;
        for (int i = 0; i <= candidate.length(); i++) {
            if (i < candidate.length() && candidate.charAt(i) != ':') {
                if (++length > LONGEST_GROUP) {
                    return false;
                }
            } else {
                groups += length > 0 ? 1 : 0;
                length = 0;
            }
        }
        boolean edgesFit = !candidate.startsWith(":") || gap == 0;
        return edgesFit && (gap >= 0 ? groups >= 2 && groups < IPV6_GROUPS : groups == IPV6_GROUPS);
    }

    private static int skipToken(String text, int from) {
        int i = from;
        while (i + 1 < text.length() && (Ascii.isHexadecimal(text.charAt(i + 1)) || text.charAt(i + 1) == ':')) {
            i++;
        }
        return i;
    }
}

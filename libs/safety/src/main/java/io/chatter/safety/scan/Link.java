package io.chatter.safety.scan;

/// A link in a text.
///
/// @param start first index in the scanned text
/// @param end index after the last
/// @param host lower case, without `www.` and a final dot, as written otherwise
public record Link(int start, int end, String host) {

    /// True when the host is in the ASCII form of an internationalised name.
    public boolean isPunycode() {
        return host.startsWith("xn--") || host.contains(".xn--");
    }

    /// True when the host holds letters that are not ASCII, which may look like those of another host.
    public boolean hasForeignLetters() {
        return host.chars().anyMatch(c -> c >= 0x80);
    }
}

package io.chatter.safety.scan;

import java.util.List;

/// Secrets that were pasted: keys and tokens by the prefixes of their issuers, JSON Web Tokens, private keys, and what
/// follows a word such as `password:`.
public final class SecretScanner {

    /// @param prefix how the secret starts, case as written
    /// @param shortest characters that must follow
    private record Issuer(String prefix, int shortest) {}

    private static final List<Issuer> ISSUERS = List.of(
            new Issuer("AKIA", 16),
            new Issuer("ASIA", 16),
            new Issuer("AIza", 35),
            new Issuer("ghp_", 36),
            new Issuer("gho_", 36),
            new Issuer("ghu_", 36),
            new Issuer("ghs_", 36),
            new Issuer("ghr_", 36),
            new Issuer("github_pat_", 22),
            new Issuer("glpat-", 20),
            new Issuer("sk-", 20),
            new Issuer("sk_live_", 16),
            new Issuer("sk_test_", 16),
            new Issuer("rk_live_", 16),
            new Issuer("pk_live_", 16),
            new Issuer("xoxb-", 20),
            new Issuer("xoxp-", 20),
            new Issuer("xapp-", 20),
            new Issuer("hf_", 30),
            new Issuer("npm_", 36),
            new Issuer("pypi-", 40),
            new Issuer("dop_v1_", 40),
            new Issuer("SG.", 40),
            new Issuer("oauth:", 25),
            new Issuer("live_", 25),
            new Issuer("eyJ", 40),
            new Issuer("-----BEGIN ", 11));
    private static final List<String> CUES = List.of(
            "password",
            "passwort",
            "passwd",
            "pwd",
            "api_key",
            "api-key",
            "apikey",
            "secret_key",
            "client_secret",
            "access_token",
            "auth_token",
            "stream_key",
            "stream key",
            "api key",
            "secret");
    private static final int SHORTEST_SECRET = 6;
    private static final int MOST_SPACES = 2;

    private SecretScanner() {}

    public static void scan(String text, SpanSink sink) {
        for (int i = 0; i < text.length(); i++) {
            if (Ascii.isAlphanumericAt(text, i - 1)) {
                continue;
            }
            int end = Math.max(issuedEnd(text, i), namedEnd(text, i));
            if (end > i) {
                sink.found(i, end);
                i = end;
            }
        }
    }

    private static int issuedEnd(String text, int start) {
        for (Issuer issuer : ISSUERS) {
            if (text.startsWith(issuer.prefix, start)) {
                int end = tokenEnd(text, start + issuer.prefix.length());
                boolean isKeyBlock = issuer.prefix.startsWith("-") && text.indexOf("PRIVATE KEY", start) >= 0;
                if (isKeyBlock) {
                    return text.length();
                }
                if (end - start - issuer.prefix.length() >= issuer.shortest && holdsDigit(text, start, end)) {
                    return end;
                }
            }
        }
        return -1;
    }

    /// End of the value behind a cue, `:` or `=` between them.
    private static int namedEnd(String text, int start) {
        for (String cue : CUES) {
            if (text.regionMatches(true, start, cue, 0, cue.length())) {
                int sign = skipSpaces(text, start + cue.length());
                if (sign < text.length() && (text.charAt(sign) == ':' || text.charAt(sign) == '=')) {
                    int value = skipSpaces(text, sign + 1);
                    int end = wordEnd(text, value);
                    return end - value >= SHORTEST_SECRET ? end : -1;
                }
            }
        }
        return -1;
    }

    private static int skipSpaces(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < MOST_SPACES && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '[') {
            i++;
        }
        return i;
    }

    private static int tokenEnd(String text, int from) {
        int i = from;
        while (i < text.length() && (Ascii.isAlphanumeric(text.charAt(i)) || "_-./+=".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static boolean holdsDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Ascii.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}

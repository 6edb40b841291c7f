package io.chatter.safety.scan;

import java.util.Set;

/// Top-level domains that links in chat end in. Not all that exist: what is missing counts with a scheme only.
final class TopLevelDomains {
    /// No word that people write after a full stop without a space.
    private static final Set<String> UNMISTAKABLE = Set.of(
            "com",
            "net",
            "org",
            "info",
            "biz",
            "edu",
            "gov",
            "io",
            "tv",
            "xyz",
            "dev",
            "app",
            "online",
            "site",
            "website",
            "shop",
            "store",
            "club",
            "top",
            "icu",
            "vip",
            "bet",
            "casino",
            "porn",
            "xxx",
            "sex",
            "cam",
            "onion",
            "ru",
            "cn",
            "de",
            "uk",
            "fr",
            "es",
            "pl",
            "nl",
            "se",
            "dk",
            "fi",
            "cz",
            "ch",
            "eu",
            "br",
            "mx",
            "jp",
            "kr",
            "au",
            "nz",
            "ca",
            "ly",
            "tk",
            "ml",
            "cf",
            "ua",
            "tr",
            "ro",
            "gr",
            "hu",
            "cc",
            "ws",
            "pw",
            "gift",
            "gifts",
            "click",
            "link",
            "download",
            "stream",
            "bid",
            "loan",
            "win",
            "monster",
            "tech",
            "space",
            "digital",
            "finance");
    /// Words and chat too; they need a sign that a link is meant.
    private static final Set<String> AMBIGUOUS = Set.of(
            "gg", "me", "is", "it", "in", "so", "no", "to", "my", "at", "be", "am", "do", "as", "us", "by", "co", "ai",
            "la", "fm", "im", "sh", "id", "pt", "live", "fun", "games", "game", "chat", "lol", "team", "wtf", "now",
            "art", "news", "pro", "one", "world", "zone", "best", "cool", "life", "run", "page", "cloud", "social",
            "video", "mov", "zip", "st", "gl", "ga", "gq", "rs", "sk", "si", "lt", "lv", "ee", "ie", "il", "ae", "za",
            "ar", "cl", "pe", "ve", "vn", "th", "ph", "sg", "hk", "tw", "ir", "kz", "bg", "hr", "vc", "gd", "ms", "mu");

    private TopLevelDomains() {}

    static boolean isUnmistakable(String topLevel) {
        return UNMISTAKABLE.contains(topLevel) || topLevel.startsWith("xn--");
    }

    static boolean isKnown(String topLevel) {
        return isUnmistakable(topLevel) || AMBIGUOUS.contains(topLevel);
    }
}

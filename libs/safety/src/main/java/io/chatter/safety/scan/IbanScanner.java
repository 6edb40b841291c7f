package io.chatter.safety.scan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// International bank account numbers: the length of the country and the remainder 1 of 97 (ISO 13616).
public final class IbanScanner {
    private static final int LONGEST = 34;
    private static final int PREFIX = 4;
    private static final Map<String, Integer> LENGTHS = lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28"
            + " CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28"
            + " IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30"
            + " NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29"
            + " VA22 VG24 XK20");

    private IbanScanner() {}

    public static void scan(String text, SpanSink sink) {
        for (int i = 0; i + PREFIX <= text.length(); i++) {
            if (!startsNumber(text, i)) {
                continue;
            }
            Integer length = LENGTHS.get(text.substring(i, i + 2).toUpperCase(Locale.ROOT));
            int end = length == null ? i : endOf(text, i, length);
            if (end > i && !Ascii.isAlphanumericAt(text, end) && remainder(text, i, end) == 1) {
                sink.found(i, end);
                i = end;
            }
        }
    }

    private static boolean startsNumber(String text, int i) {
        return Ascii.isLetter(text.charAt(i))
                && Ascii.isLetter(text.charAt(i + 1))
                && Ascii.isDigit(text.charAt(i + 2))
                && Ascii.isDigit(text.charAt(i + 3))
                && !Ascii.isAlphanumericAt(text, i - 1);
    }

    /// Index after `length` letters and digits, single spaces or hyphens between them; -1 when there are fewer.
    private static int endOf(String text, int start, int length) {
        int taken = 0;
        for (int i = start; i < text.length() && i < start + 2 * LONGEST; i++) {
            char c = text.charAt(i);
            if (Ascii.isAlphanumeric(c)) {
                if (++taken == length) {
                    return i + 1;
                }
            } else if ((c != ' ' && c != '-') || !Ascii.isAlphanumericAt(text, i - 1)) {
                return -1;
            }
        }
        return -1;
    }

    private static int remainder(String text, int start, int end) {
        StringBuilder compact = new StringBuilder(LONGEST);
        for (int i = start; i < end; i++) {
            if (Ascii.isAlphanumeric(text.charAt(i))) {
                compact.append(text.charAt(i));
            }
        }
        int remainder = 0;
        for (int i = 0; i < compact.length(); i++) {
            int value = Character.digit(compact.charAt((i + PREFIX) % compact.length()), Character.MAX_RADIX);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}

package io.chatter.safety.scan;

import java.util.List;
import java.util.Locale;

/// Phone numbers that could be dialled: international ones by calling code and length (ITU E.164), North American
/// ones by their numbering plan, other national ones by a leading zero. Bare digits count only behind a word such as
/// "call".
public final class PhoneScanner {
    private static final String SEPARATORS = " .-/()";
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;
    private static final int NORTH_AMERICAN = 10;
    private static final int CUE_REACH = 24;
    private static final List<String> CUES =
            List.of("call", "phone", "text me", "number", "cell", "tel", "whatsapp", "mobile", "sms", "handy");

    private PhoneScanner() {}

    public static void scan(String text, SpanSink sink) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Ascii.isDigit(c) || ((c == '+' || c == '(') && isDigitAt(text, i + 1))) {
                DigitGroups number = DigitGroups.read(text, i, SEPARATORS);
                number.reportLongest(text, groups -> isPhone(text, groups), sink);
                i = number.next() - 1;
            }
        }
    }

    private static boolean isPhone(String text, DigitGroups number) {
        String digits = number.digits();
        if (digits.length() < SHORTEST || digits.length() > LONGEST || isPartOfAmount(text, number)) {
            return false;
        }
        if (text.charAt(number.start()) == '+') {
            return isInternational(digits);
        }
        if (digits.startsWith("00")) {
            return isInternational(digits.substring(2));
        }
        if (digits.charAt(0) == '0') {
            return digits.length() >= NORTH_AMERICAN && digits.length() <= NORTH_AMERICAN + 2 && !isDate(number);
        }
        return (isNorthAmerican(digits) && isGroupedAsNorthAmerican(number.sizes()))
                || followsCue(text, number.start());
    }

    private static boolean isInternational(String digits) {
        if (digits.length() < SHORTEST + 1) {
            return false;
        }
        return switch (digits.charAt(0)) {
            case '1' -> isNorthAmerican(digits);
            case '7' -> digits.length() == NORTH_AMERICAN + 1;
            case '0' -> false;
            default -> CallingCodes.isAssigned(digits) && digits.length() >= SHORTEST + 2;
        };
    }

    private static boolean isNorthAmerican(String digits) {
        int area = digits.length() == NORTH_AMERICAN + 1 && digits.charAt(0) == '1' ? 1 : 0;
        if (digits.length() - area != NORTH_AMERICAN) {
            return false;
        }
        int exchange = area + 3;
        return isCentralCode(digits, area) && digits.charAt(area + 1) != '9' && isCentralCode(digits, exchange);
    }

    /// NXX with N from 2 to 9, and not N11, which are services.
    private static boolean isCentralCode(String digits, int at) {
        boolean service = digits.charAt(at + 1) == '1' && digits.charAt(at + 2) == '1';
        return digits.charAt(at) >= '2' && !service;
    }

    private static boolean isGroupedAsNorthAmerican(List<Integer> sizes) {
        return sizes.equals(List.of(3, 3, 4)) || sizes.equals(List.of(1, 3, 3, 4)) || sizes.equals(List.of(3, 7));
    }

    private static boolean isDate(DigitGroups number) {
        return number.sizes().size() >= 3
                && number.sizes().get(0) <= 2
                && number.sizes().get(2) == 4;
    }

    private static boolean isPartOfAmount(String text, DigitGroups number) {
        char before = number.start() == 0 ? ' ' : text.charAt(number.start() - 1);
        char after = number.end() >= text.length() ? ' ' : text.charAt(number.end());
        return "#$€£.,:".indexOf(before) >= 0 && !followsCue(text, number.start()) || after == '%';
    }

    private static boolean followsCue(String text, int start) {
        String before = text.substring(Math.max(0, start - CUE_REACH), start).toLowerCase(Locale.ROOT);
        return CUES.stream().anyMatch(before::contains);
    }

    private static boolean isDigitAt(String text, int index) {
        return index < text.length() && Ascii.isDigit(text.charAt(index));
    }
}

package io.chatter.safety.scan;

/// Payment card numbers: the length and first digits of an issuer, and Luhn's check digit (ISO/IEC 7812).
public final class CardScanner {
    private static final int SHORTEST = 13;

    private CardScanner() {}

    public static void scan(String text, SpanSink sink) {
        for (int i = 0; i < text.length(); i++) {
            if (Ascii.isDigit(text.charAt(i))) {
                DigitGroups number = DigitGroups.read(text, i, " -");
                number.reportLongest(text, groups -> isCard(groups.digits()), sink);
                i = number.next();
            }
        }
    }

    private static boolean isCard(String digits) {
        return digits.length() >= SHORTEST && isOfIssuer(digits) && passesLuhn(digits);
    }

    private static boolean isOfIssuer(String digits) {
        int length = digits.length();
        int four = Integer.parseInt(digits.substring(0, 4));
        return switch (digits.charAt(0)) {
            case '2' -> length == 16 && four >= 2221 && four <= 2720;
            case '3' -> isThreeSeries(four, length);
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' -> length == 16 && four >= 5100 && four < 5600;
            case '6' -> length >= 16 && (four == 6011 || four >= 6440 || four / 100 == 62);
            default -> false;
        };
    }

    private static boolean isThreeSeries(int four, int length) {
        int two = four / 100;
        return switch (two) {
            case 34, 37 -> length == 15;
            case 30, 36, 38 -> length == 14;
            case 35 -> length == 16;
            default -> false;
        };
    }

    static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}

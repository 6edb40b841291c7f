package io.chatter.safety.scan;

import java.util.Set;

/// Country calling codes that are assigned (ITU-T E.164), beside 1 and 7, which have national plans of one length.
final class CallingCodes {
    private static final Set<String> TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");
    /// First two digits of the blocks of three-digit codes.
    private static final Set<String> THREE_DIGIT_BLOCKS = Set.of(
            "21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69", "80", "85",
            "87", "88", "96", "97", "99");
    private static final Set<String> UNASSIGNED =
            Set.of("210", "214", "215", "217", "219", "384", "851", "854", "990", "997", "999");

    private CallingCodes() {}

    /// True when `digits`, at least three of them, start with an assigned code.
    static boolean isAssigned(String digits) {
        String two = digits.substring(0, 2);
        return TWO_DIGITS.contains(two)
                || (THREE_DIGIT_BLOCKS.contains(two) && !UNASSIGNED.contains(digits.substring(0, 3)));
    }
}

package io.chatter.safety.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Digits with the separators that people write between them, as they stand in a text.
///
/// @param start index of the first digit, or of the `+` or `(` before it
/// @param digits the digits alone, at most [#MOST_DIGITS]
/// @param sizes digits in each group that separators make
/// @param ends index in the text after each group
/// @param next index at which a scan goes on
record DigitGroups(int start, String digits, List<Integer> sizes, List<Integer> ends, int next) {
    private static final int MOST_SEPARATORS = 2;
    static final int MOST_DIGITS = 19;

    /// The groups from `start` on, joined by at most two of `separators` each. What is past the most digits is skipped.
    static DigitGroups read(String text, int start, String separators) {
        StringBuilder digits = new StringBuilder();
        List<Integer> sizes = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int i = start + (Ascii.isDigit(text.charAt(start)) ? 0 : 1);
        int next = i;
        boolean fits = true;
        while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
            int from = i;
            while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
                i++;
            }
            next = i;
            fits &= digits.length() + i - from <= MOST_DIGITS;
            if (fits) {
                digits.append(text, from, i);
                sizes.add(i - from);
                ends.add(i);
            }
            for (int gap = 0; gap < MOST_SEPARATORS && isOneOf(separators, text, i); gap++) {
                i++;
            }
        }
        return new DigitGroups(start, digits.toString(), sizes, ends, next);
    }

    private static boolean isOneOf(String separators, String text, int index) {
        return index < text.length() && separators.indexOf(text.charAt(index)) >= 0;
    }

    /// Index after the last digit.
    int end() {
        return ends.isEmpty() ? next : ends.getLast();
    }

    /// Gives the longest run of leading groups that stands alone in `text` and passes `form` to `sink`.
    void reportLongest(String text, Predicate<DigitGroups> form, SpanSink sink) {
        for (int count = sizes.size(); count > 0; count--) {
            DigitGroups candidate = first(count);
            if (candidate.standsAlone(text) && form.test(candidate)) {
                sink.found(start, candidate.end());
                return;
            }
        }
    }

    private DigitGroups first(int count) {
        int length =
                sizes.subList(0, count).stream().mapToInt(Integer::intValue).sum();
        return new DigitGroups(
                start, digits.substring(0, length), sizes.subList(0, count), ends.subList(0, count), next);
    }

    private boolean standsAlone(String text) {
        return !Ascii.isAlphanumericAt(text, start - 1) && !Ascii.isAlphanumericAt(text, end());
    }
}

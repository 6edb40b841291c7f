package io.chatter.diagnosis;

import java.util.Locale;

/// A number that an answer rests on.
///
/// @param name what was counted or measured
/// @param value NaN when nothing was measured
/// @param unit `s`, `ms`, `lines/min`, `%` or a plural noun
public record Figure(String name, double value, String unit) {

    /// As people read it.
    public String text() {
        return name + " " + (Double.isNaN(value) ? "not measured" : number(value) + " " + unit);
    }

    static String number(double value) {
        boolean whole = Math.rint(value) == value || Math.abs(value) >= 100;
        String format = whole ? "%.0f" : Math.abs(value) < 1 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, format, value);
    }
}

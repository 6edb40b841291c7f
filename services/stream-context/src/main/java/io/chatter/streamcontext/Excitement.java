package io.chatter.streamcontext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a voice differs from what it usually is.
///
/// @param decibels louder; negative for quieter
/// @param semitones higher; negative for lower
/// @param faster part by which more syllables come in a second: 0.5 for half as many again
record Excitement(double decibels, double semitones, double faster) {
    static final Excitement NONE = new Excitement(0, 0, 0);

    /// From 0 (as usual) to 1. Loudness counts in full, pitch and rate for their share each: an excited
    /// voice is louder, higher and faster (Scherer, "Vocal communication of emotion: a review of research
    /// paradigms", 2003), but so is a question higher and a list faster.
    double degree(ExcitementSettings settings) {
        double calm = 1 - part(decibels, settings.decibels());
        calm *= 1 - settings.share() * part(semitones, settings.semitones());
        calm *= 1 - settings.share() * part(faster, settings.faster());
        return 1 - calm;
    }

    private static double part(double value, double full) {
        return Math.clamp(value / full, 0, 1);
    }

    /// In words; empty when the voice is as usual.
    String evidence() {
        List<String> signs = new ArrayList<>();
        if (decibels >= 1) {
            signs.add(String.format(Locale.ROOT, "%.0f dB louder than usual", decibels));
        }
        if (semitones >= 1) {
            signs.add(String.format(Locale.ROOT, "%.0f semitones higher", semitones));
        }
        if (faster >= 0.1) {
            signs.add(String.format(Locale.ROOT, "%.0f %% faster", faster * 100));
        }
        return String.join(", ", signs);
    }
}

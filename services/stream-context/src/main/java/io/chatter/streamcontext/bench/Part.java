package io.chatter.streamcontext.bench;

/// Which half of what a bench makes.
public enum Part {
    /// Phrases and thresholds may be chosen by this.
    TUNING,
    /// Nobody looks at this while choosing.
    SCORING;

    /// What is made by chance is made by this.
    long seed() {
        return switch (this) {
            case TUNING -> 81;
            case SCORING -> 20_261_128;
        };
    }
}

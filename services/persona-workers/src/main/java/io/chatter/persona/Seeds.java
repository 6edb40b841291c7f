package io.chatter.persona;

/// Derives independent seeds from one. Pure.
public final class Seeds {

    private Seeds() {}

    /// A well-mixed combination of two numbers (the finalizer of SplitMix64, Steele et al. 2014).
    public static long mix(long one, long other) {
        long mixed = one * 0x9E3779B97F4A7C15L + other;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// A number from 0 (inclusive) to 1 (exclusive) that belongs to the combination.
    public static double unit(long one, long other) {
        return (mix(one, other) >>> 11) * 0x1.0p-53;
    }
}

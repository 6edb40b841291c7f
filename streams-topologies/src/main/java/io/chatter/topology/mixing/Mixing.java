package io.chatter.topology.mixing;

/// One-to-one maps of numbers that spread their bits; the same everywhere and always.
public final class Mixing {

    /// 2^64 by the golden ratio.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mixing() {}

    /// The first number of SplitMix64 from a seed (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
    public static long random(long seed) {
        return finalised(seed + GOLDEN);
    }

    /// The finaliser of SplitMix64: every bit depends on every other one.
    public static long finalised(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /// Fibonacci hashing (D. Knuth, The Art of Computer Programming 3, 6.4): cheap, and its upper bits depend on all.
    public static long multiplied(long value) {
        return value * GOLDEN;
    }
}

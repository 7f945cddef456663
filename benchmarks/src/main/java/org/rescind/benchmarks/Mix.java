package org.rescind.benchmarks;

/** Chance that is a function of a seed and a number (SplitMix64): the same everywhere, and without a state to share. */
final class Mix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Mix() {}

    static long of(long seed, long number) {
        return scramble(scramble(seed) + number * GAMMA);
    }

    /** The next number of a chain. */
    static long next(long number) {
        return scramble(number + GAMMA);
    }

    /** From 0 to below 1. */
    static double fraction(long mixed) {
        return (mixed >>> 11) * 0x1.0p-53;
    }

    /** From 0 to below the bound. */
    static int below(long mixed, int bound) {
        return (int) ((mixed >>> 33) % bound);
    }

    private static long scramble(long number) {
        var z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

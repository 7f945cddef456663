package org.rescind.references;

import java.util.Optional;

/** Flickr's base 58: no 0, O, I or l. The most significant digit comes first. */
final class Base58 {

    private static final String ALPHABET = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final char ZERO = '1';
    /** Characters of 2^63 − 1. */
    private static final int LONGEST = 11;

    private Base58() {}

    static boolean isBase58(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** In decimal; empty for what would not fit 63 bits (nothing wraps) and for a leading zero, which no short link has. */
    static Optional<String> decode(String text) {
        if (text.length() > LONGEST || !isBase58(text) || text.charAt(0) == ZERO) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (value > (Long.MAX_VALUE - digit) / 58) {
                return Optional.empty();
            }
            value = value * 58 + digit;
        }
        return Optional.of(Long.toString(value));
    }
}

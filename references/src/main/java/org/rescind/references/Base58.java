package org.rescind.references;

import java.util.Optional;

/** Flickr's base 58: no 0, O, I or l. The most significant digit comes first. */
final class Base58 {

    private static final String ALPHABET = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    private Base58() {}

    /** In decimal; empty for another alphabet and for what would not fit 63 bits: nothing wraps. */
    static Optional<String> decode(String text) {
        long value = 0;
        for (char c : text.toCharArray()) {
            int digit = ALPHABET.indexOf(c);
            if (digit < 0 || value > (Long.MAX_VALUE - digit) / 58) {
                return Optional.empty();
            }
            value = value * 58 + digit;
        }
        return value == 0 ? Optional.empty() : Optional.of(Long.toString(value));
    }
}

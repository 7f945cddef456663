package org.rescind.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: lines of a manifest, and nothing allocated for each. */
final class Line {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 17];
    private int length;

    int length() {
        return length;
    }

    byte[] buffer() {
        return bytes;
    }

    byte[] taken() {
        var taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    void clear() {
        length = 0;
    }

    Line add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    Line add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    Line add(String ascii) {
        room(ascii.length());
        for (var i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Not negative. */
    Line add(long number) {
        room(20);
        var start = length;
        var rest = number;
        do {
            bytes[length++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int i = start, j = length - 1; i < j; i++, j--) {
            var digit = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = digit;
        }
        return this;
    }

    Line hex(long number, int digits) {
        room(digits);
        for (var i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEX[(int) (number >>> 4 * i) & 15];
        }
        return this;
    }

    /** As PostgreSQL's binary COPY has its numbers. */
    Line big(long number, int size) {
        room(size);
        for (var i = size - 1; i >= 0; i--) {
            bytes[length++] = (byte) (number >>> 8 * i);
        }
        return this;
    }

    Line add(Line other) {
        room(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}

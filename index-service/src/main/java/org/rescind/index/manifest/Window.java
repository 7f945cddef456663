package org.rescind.index.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is being looked at: what was read and not taken. Positions count from its first byte. It grows
 * no further than its user looks, and every byte is copied a bounded number of times.
 */
class Window {

    private static final int READ_SIZE = 64 * 1024;

    private final InputStream in;
    private byte[] bytes = new byte[4 * READ_SIZE];
    private int start;
    private int end;
    private long offset;

    Window(InputStream in) {
        this.in = in;
    }

    /** False when the stream has no more. */
    boolean more() throws IOException {
        if (end == bytes.length) {
            makeRoom();
        }
        int read = in.read(bytes, end, Math.min(READ_SIZE, bytes.length - end));
        end += Math.max(0, read);
        return read > 0;
    }

    private void makeRoom() {
        byte[] roomy = length() + READ_SIZE > bytes.length ? new byte[bytes.length * 2] : bytes;
        System.arraycopy(bytes, start, roomy, 0, length());
        bytes = roomy;
        end -= start;
        start = 0;
    }

    int length() {
        return end - start;
    }

    /** Where the window begins in the stream. */
    long offset() {
        return offset;
    }

    byte[] buffer() {
        return bytes;
    }

    /** Where the window begins in {@link #buffer}. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    byte at(int position) {
        return bytes[start + position];
    }

    boolean has(int position) throws IOException {
        return position < length() || more() && has(position);
    }

    boolean has(int position, byte[] expected) throws IOException {
        return has(position + expected.length - 1)
                && Arrays.equals(
                        bytes, start + position, start + position + expected.length, expected, 0, expected.length);
    }

    int indexOf(byte wanted, int from) {
        for (int i = start + from; i < end; i++) {
            if (bytes[i] == wanted) {
                return i - start;
            }
        }
        return -1;
    }

    /** The first bytes, which stay where they are. */
    byte[] copy(int count) {
        return Arrays.copyOfRange(bytes, start, start + count);
    }

    /** They stay in the buffer until more is read. */
    void take(int count) {
        start += count;
        offset += count;
    }
}

package org.rescind.index.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read from it. */
class ByteCount extends FilterInputStream {

    private long bytes;
    private boolean failed;

    ByteCount(InputStream in) {
        super(in);
    }

    long bytes() {
        return bytes;
    }

    /** The sender was lost: what was read until then is right. */
    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        bytes += b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = readOrFail(buffer, offset, length);
        bytes += Math.max(0, read);
        return read;
    }

    private int readOrFail(byte[] buffer, int offset, int length) throws IOException {
        boolean ended = false;
        try {
            int read = super.read(buffer, offset, length);
            ended = true;
            return read;
        } finally {
            failed |= !ended;
        }
    }
}

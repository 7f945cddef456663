package org.rescind.index.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Takes the single column out of PostgreSQL's binary COPY format, whatever pieces it comes in. */
class BinaryRows {

    private static final int HEADER_BYTES = 19;
    /** Number of columns and length of the value. */
    private static final int ROW_HEADER_BYTES = 2 + 4;

    private final OutputStream out;
    private byte[] rest = new byte[0];
    private boolean started;

    BinaryRows(OutputStream out) {
        this.out = out;
    }

    void write(byte[] piece) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(joined(piece));
        if (!started && bytes.remaining() >= HEADER_BYTES) {
            bytes.position(HEADER_BYTES);
            started = true;
        }
        while (started && writeRow(bytes)) {}
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
    }

    private byte[] joined(byte[] piece) {
        return rest.length == 0
                ? piece
                : ByteBuffer.allocate(rest.length + piece.length)
                        .put(rest)
                        .put(piece)
                        .array();
    }

    /** The end mark is a row of −1 columns: shorter than a row's header, so it stays unread. */
    private boolean writeRow(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() < ROW_HEADER_BYTES) {
            return false;
        }
        int length = bytes.getInt(bytes.position() + 2);
        if (bytes.remaining() < ROW_HEADER_BYTES + length) {
            return false;
        }
        out.write(bytes.array(), bytes.position() + ROW_HEADER_BYTES, length);
        bytes.position(bytes.position() + ROW_HEADER_BYTES + length);
        return true;
    }
}

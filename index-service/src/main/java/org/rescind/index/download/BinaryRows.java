package org.rescind.index.download;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes line numbers and records out of PostgreSQL's binary COPY format, whatever pieces they come in. */
class BinaryRows {

    /** Takes one record; its bytes are not its own. */
    interface Reader {
        void read(long line, byte[] bytes, int offset, int length) throws IOException;
    }

    private static final int HEADER_BYTES = 19;
    /** Number of columns, length of the line number, the number, length of the record. */
    private static final int ROW_HEADER_BYTES = 2 + 4 + 8 + 4;

    private static final int LINE_AT = 2 + 4;
    private static final int LENGTH_AT = LINE_AT + 8;

    private final Reader reader;
    private byte[] rest = new byte[0];
    private boolean started;

    BinaryRows(Reader reader) {
        this.reader = reader;
    }

    void write(byte[] piece) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(joined(piece));
        if (!started && bytes.remaining() >= HEADER_BYTES) {
            bytes.position(HEADER_BYTES);
            started = true;
        }
        while (started && readRow(bytes)) {}
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
    private boolean readRow(ByteBuffer bytes) throws IOException {
        int row = bytes.position();
        if (bytes.remaining() < ROW_HEADER_BYTES) {
            return false;
        }
        int length = bytes.getInt(row + LENGTH_AT);
        if (bytes.remaining() < ROW_HEADER_BYTES + length) {
            return false;
        }
        reader.read(bytes.getLong(row + LINE_AT), bytes.array(), row + ROW_HEADER_BYTES, length);
        bytes.position(row + ROW_HEADER_BYTES + length);
        return true;
    }
}

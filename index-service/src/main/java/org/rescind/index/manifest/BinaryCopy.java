package org.rescind.index.manifest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows of {@code record} in PostgreSQL's binary COPY format, which needs no escaping of bytes. */
class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;

    /** Gives its bytes without copying them. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer(int size) {
            super(size);
        }

        InputStream read() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }

    private final Buffer bytes;
    private final DataOutputStream out;
    private int rows;

    BinaryCopy(int expectedBytes) {
        bytes = new Buffer(expectedBytes);
        out = new DataOutputStream(bytes);
        start();
    }

    void clear() {
        bytes.reset();
        rows = 0;
        start();
    }

    private void start() {
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    void add(int part, Line line, Row.Record row) {
        write(() -> {
            out.writeShort(6);
            out.writeInt(4);
            out.writeInt(part);
            out.writeInt(8);
            out.writeLong(line.number());
            text(row.photo());
            text(row.nsid());
            text(row.alias());
            out.writeInt(line.rawLength());
            out.write(line.buffer(), line.start(), line.rawLength());
        });
        rows++;
    }

    private void text(@Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] ascii = value.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(ascii.length);
        out.write(ascii);
    }

    int rows() {
        return rows;
    }

    int size() {
        return bytes.size();
    }

    /** Ends the copy and gives it to be read. */
    InputStream finished() {
        write(() -> out.writeShort(NULL));
        return bytes.read();
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
    }
}

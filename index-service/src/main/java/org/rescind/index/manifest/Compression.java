package org.rescind.index.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Plain, gzip or bzip2: told by the first bytes, whatever the headers say. Files that were put together are read as one. */
final class Compression {

    private static final int BUFFER = 64 * 1024;

    private Compression() {}

    static InputStream uncompressed(ByteCount body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body, BUFFER);
        in.mark(3);
        byte[] start = in.readNBytes(3);
        in.reset();
        if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            // Not Java's own: it takes the file to be over when a part ends just where the network pauses.
            return new Expansion(new GzipCompressorInputStream(in, true), body);
        }
        boolean bzip2 = start.length == 3 && start[0] == 'B' && start[1] == 'Z' && start[2] == 'h';
        return bzip2 ? new Expansion(bunzip2(in), body) : in;
    }

    private static InputStream bunzip2(InputStream in) throws IOException {
        try {
            return new BZip2CompressorInputStream(in, true);
        } catch (RuntimeException e) {
            throw new IOException("the compressed data is damaged", e);
        }
    }
}

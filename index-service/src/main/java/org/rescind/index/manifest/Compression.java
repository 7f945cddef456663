package org.rescind.index.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Plain, gzip or bzip2: told by the first bytes, whatever the headers say. */
final class Compression {

    private static final int BUFFER = 64 * 1024;

    private Compression() {}

    static InputStream uncompressed(InputStream body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body, BUFFER);
        in.mark(3);
        byte[] start = in.readNBytes(3);
        in.reset();
        if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            return new GZIPInputStream(in, BUFFER);
        }
        boolean bzip2 = start.length == 3 && start[0] == 'B' && start[1] == 'Z' && start[2] == 'h';
        return bzip2 ? new BZip2CompressorInputStream(in, true) : in;
    }
}

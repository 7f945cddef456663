package org.rescind.index.manifest;

import java.io.IOException;
import java.io.InputStream;

/**
 * What comes out of a decompressor, as long as it is in proportion to what goes in. Manifests shrink to a tenth or a
 * fiftieth; a small file that would fill our time and disk with repetitions is refused while it is still small.
 */
class Expansion extends ByteCount {

    /** Deflate can do 1,032 : 1 at most, with nothing but repetitions; bzip2 far more. */
    static final int MOST_RATIO = 1_000;

    /** A short file may repeat itself as it likes. */
    static final long ALWAYS_ALLOWED = 16L * 1024 * 1024;

    private final ByteCount compressed;

    Expansion(InputStream decompressed, ByteCount compressed) {
        super(decompressed);
        this.compressed = compressed;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = decompress(buffer, offset, length);
        if (bytes() > ALWAYS_ALLOWED && bytes() / MOST_RATIO > compressed.bytes()) {
            throw new UnreadableFileException(
                    "The file expands to more than %,d times its size. No manifest does.".formatted(MOST_RATIO));
        }
        return read;
    }

    /** On damaged data the decompressors also fail with whatever their arithmetic runs into. */
    private int decompress(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (RuntimeException e) {
            throw new IOException("the compressed data is damaged", e);
        }
    }
}

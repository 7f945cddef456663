package org.rescind.index.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class CompressionTest {

    private static final byte[] PLAIN =
            "one line\nand another one\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] bzip2(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new BZip2CompressorOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] read(InputStream file) throws IOException {
        return Compression.uncompressed(new ByteCount(file)).readAllBytes();
    }

    private static byte[] together(byte[]... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] file : files) {
            bytes.write(file);
        }
        return bytes.toByteArray();
    }

    /** A network that gives nothing beyond what was sent until now, piece by piece. */
    private static InputStream pausingAfter(int piece, byte[] file) {
        return new FilterInputStream(new ByteArrayInputStream(file)) {
            private int given;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, Math.min(length, piece - given % piece));
                given += Math.max(0, read);
                return read;
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    /** Java's own reader takes the file to be over there, and everything that follows would be lost without a word. */
    @Test
    void files_that_were_put_together_are_read_to_the_end_also_when_the_network_pauses_between_them()
            throws IOException {
        for (byte[] part : List.of(gzip(PLAIN), bzip2(PLAIN))) {
            byte[] file = together(part, part, part);
            assertThat(read(pausingAfter(part.length, file))).isEqualTo(together(PLAIN, PLAIN, PLAIN));
        }
    }

    @Test
    void whatever_follows_a_compressed_file_is_not_dropped_without_a_word() throws IOException {
        byte[] file = together(gzip(PLAIN), PLAIN);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(file))).isInstanceOf(IOException.class);
    }

    /** Each is read as it was, or refused: never with an error of the decompressor's own, never as something shorter. */
    @Test
    void a_file_that_is_damaged_or_cut_is_never_taken_for_a_whole_one() throws IOException {
        long seed = 20_261_122;
        Random random = new Random(seed);
        byte[] varied = new byte[40_000];
        for (int i = 0; i < varied.length; i++) {
            varied[i] = (byte) (random.nextInt(20) + 'a');
        }
        List<String> wrong = new ArrayList<>();
        for (byte[] whole : List.of(gzip(varied), bzip2(varied))) {
            for (int i = 0; i < 300; i++) {
                int at = 4 + random.nextInt(whole.length - 4);
                byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, at) : whole.clone();
                if (i % 3 != 0) {
                    damaged[at] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    if (!Arrays.equals(read(new ByteArrayInputStream(damaged)), varied)) {
                        wrong.add("read as another: seed " + seed + " variant " + i);
                    }
                } catch (IOException e) {
                    // Refused, as it should be.
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Ten gigabytes in as many megabytes, and never an end of the line. */
    @Test
    void a_small_file_that_expands_without_measure_is_refused_while_it_is_small() throws IOException {
        byte[] zeros = gzip(new byte[64 * 1024 * 1024]);
        assertThat(170L * 64 * 1024 * 1024).isGreaterThan(10_000_000_000L);
        ByteCount body = new ByteCount(new RepeatedStream(zeros, 170));
        LineReader lines = new LineReader(Compression.uncompressed(body));
        assertThatThrownBy(lines::next)
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("expands to more than 1,000 times");
        assertThat(body.bytes()).isLessThan(1024 * 1024);
    }

    @Test
    void a_short_file_may_repeat_itself() throws IOException {
        byte[] plain = new byte[(int) Expansion.ALWAYS_ALLOWED];
        assertThat(read(new ByteArrayInputStream(gzip(plain)))).hasSameSizeAs(plain);
    }

    private static final class RepeatedStream extends InputStream {

        private final byte[] part;
        private final long size;
        private long position;

        RepeatedStream(byte[] part, int times) {
            this.part = part;
            this.size = (long) part.length * times;
        }

        @Override
        public int read() {
            return position == size ? -1 : part[(int) (position++ % part.length)] & 0xff;
        }

        @Override
        public long transferTo(OutputStream out) {
            throw new UnsupportedOperationException();
        }
    }
}

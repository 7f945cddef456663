package org.rescind.index.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void lines_keep_their_ends_and_know_where_they_start() throws IOException {
        LineReader reader = new LineReader(bytes("a\r\n\nbc"));
        List<String> seen = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            seen.add(line.number() + "@" + line.byteOffset() + ":" + line.length() + "/" + line.rawLength());
        }

        assertThat(seen).containsExactly("1@0:1/3", "2@3:0/1", "3@4:2/2");
    }

    @Test
    void the_lines_together_are_the_file_whatever_pieces_it_comes_in() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] file = new byte[300_000];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (random.nextInt(50) == 0 ? '\n' : random.nextInt(256));
        }
        InputStream inPieces = new ByteArrayInputStream(file) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };

        ByteArrayOutputStream together = new ByteArrayOutputStream();
        LineReader reader = new LineReader(inPieces);
        for (Line line = reader.next(); line != null; line = reader.next()) {
            assertThat(line.byteOffset()).as("seed %d", seed).isEqualTo(together.size());
            together.write(line.raw(Line.LONGEST));
        }

        assertThat(together.toByteArray()).as("seed %d", seed).isEqualTo(file);
    }

    @Test
    void of_an_overlong_line_only_the_start_is_kept() throws IOException {
        LineReader reader = new LineReader(bytes("x".repeat(Line.LONGEST * 2) + "\nshort\n"));

        Line overlong = reader.next();

        assertThat(overlong.complete()).isFalse();
        assertThat(overlong.rawLength()).isEqualTo(Batch.KEPT_BYTES);
        assertThat(reader.next().byteOffset()).isEqualTo(Line.LONGEST * 2L + 1);
    }
}

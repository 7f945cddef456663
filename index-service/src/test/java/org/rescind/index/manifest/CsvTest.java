package org.rescind.index.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What another writer of CSV writes is read as it was written. */
class CsvTest {

    private static final int ROUNDS = 300;
    private static final String[] PIECES = {
        "a", "\"", ",", "\n", "\r\n", "\r", " ", "é", "\u0000", "\"\"", ",\"", "\",", "", "\ud83d\ude00", ";", "\t"
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void random_rows_of_a_writer_of_rfc_4180_are_read_as_they_were_written() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            int columns = 2 + random.nextInt(4);
            List<List<String>> rows = IntStream.range(0, 1 + random.nextInt(20))
                    .mapToObj(i -> row(columns))
                    .toList();
            byte[] file = written(rows);

            ByteArrayOutputStream together = new ByteArrayOutputStream();
            List<List<String>> read = read(file, together);

            assertThat(read).as("seed %d, round %d", seed, round).isEqualTo(rows);
            assertThat(together.toByteArray()).as("seed %d", seed).isEqualTo(file);
        }
    }

    private List<String> row(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> IntStream.range(0, random.nextInt(5))
                        .mapToObj(i -> PIECES[random.nextInt(PIECES.length)])
                        .reduce("x", String::concat))
                .toList();
    }

    private byte[] written(List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        var writer = CsvWriter.builder()
                .lineDelimiter(random.nextBoolean() ? LineDelimiter.CRLF : LineDelimiter.LF)
                .quoteStrategy(random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED);
        try (CsvWriter csv = writer.build(text)) {
            rows.forEach(csv::writeRecord);
        }
        return text.toString().getBytes(UTF_8);
    }

    private List<List<String>> read(byte[] file, ByteArrayOutputStream together) throws IOException {
        InputStream inPieces = new ByteArrayInputStream(file) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(9)));
            }
        };
        LineReader reader = new LineReader(new Window(inPieces), new QuotedRows(','));
        Fields fields = new Fields(',', true);
        List<List<String>> rows = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            fields.split(line);
            assertThat(fields.areWellQuoted()).as("seed %d", seed).isTrue();
            rows.add(IntStream.range(0, fields.count()).mapToObj(fields::text).toList());
            together.write(line.raw(Line.LONGEST));
        }
        return rows;
    }
}

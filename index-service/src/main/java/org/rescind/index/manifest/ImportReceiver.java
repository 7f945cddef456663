package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.rescind.index.manifest.ImportTable.Import;
import org.rescind.web.Problem;

/** Reads an import from the network line by line and stores it batch by batch. Memory does not grow with the file. */
@Singleton
class ImportReceiver {

    private final Imports imports;

    ImportReceiver(Imports imports) {
        this.imports = imports;
    }

    /** Returns when the last byte is durable; what fails leaves nothing visible. */
    void receive(Import which, ManifestFormat format, InputStream body) {
        try {
            read(which, format, new ByteCount(body));
            imports.received(which.id());
        } catch (IOException e) {
            throw unreadable(
                    which.id(),
                    "The file ends too early or is damaged. Send it again with the same id: what is stored is skipped.");
        } catch (WrongColumnsException e) {
            throw unreadable(which.id(), e.explanation());
        }
    }

    private RuntimeException unreadable(UUID id, String why) {
        imports.failed(id, why);
        return Problem.UNREADABLE_IMPORT.with(why);
    }

    private void read(Import which, ManifestFormat format, ByteCount body) throws IOException {
        LineReader lines = new LineReader(Compression.uncompressed(body));
        RowReader rows = new RowReader(format);
        Batch batch = new Batch(which.part());
        for (Line line = lines.next(); line != null; line = lines.next()) {
            Row row = rows.read(line);
            if (line.number() <= which.read()) {
                continue;
            }
            batch.add(line, row);
            if (batch.isFull()) {
                imports.store(which, batch, body.bytes());
                batch.clear();
            }
        }
        if (batch.rows() > 0) {
            imports.store(which, batch, body.bytes());
        }
    }
}

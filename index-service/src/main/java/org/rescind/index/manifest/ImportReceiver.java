package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import org.rescind.index.manifest.ImportTable.Import;
import org.rescind.web.Problem;

/** Reads an import from the network line by line and stores it batch by batch. Memory does not grow with the file. */
@Singleton
class ImportReceiver {

    /** A slow sender's rows are stored after this time, long before it would be taken for lost. */
    private static final long STORED_WITHIN_MS = 10_000;

    private final Imports imports;
    private final InstantSource clock;

    ImportReceiver(Imports imports, InstantSource clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** Returns when the last byte is durable; what fails leaves nothing visible. */
    void receive(Import which, ManifestFormat format, InputStream body) {
        ByteCount bytes = new ByteCount(body);
        Sending sending = new Sending(which, format, bytes);
        try {
            sending.read();
            sending.end();
        } catch (UnreadableFileException e) {
            throw rejected(sending, e.explanation());
        } catch (EOFException e) {
            throw failed(
                    sending, "The file ends too early. Send it again with the same id: what is stored is skipped.");
        } catch (IOException e) {
            throw bytes.failed()
                    ? failed(
                            sending,
                            "The connection was lost. Send it again with the same id: what is stored is skipped.")
                    : rejected(sending, "The file is damaged. Nothing of it is kept.");
        }
    }

    private RuntimeException failed(Sending sending, String why) {
        imports.failed(sending.which, why);
        return Problem.UNREADABLE_IMPORT.with(why);
    }

    private RuntimeException rejected(Sending sending, String why) {
        imports.rejected(sending.which, why);
        return Problem.UNREADABLE_IMPORT.with(why);
    }

    /** One file on its way in. */
    private final class Sending {

        private final Import which;
        private final ManifestFormat format;
        private final ByteCount body;
        private final Batch batch;
        private final MostlyBad mostlyBad;
        private long lines;
        private long storedAt = clock.millis();

        Sending(Import which, ManifestFormat format, ByteCount body) {
            this.which = which;
            this.format = format;
            this.body = body;
            this.batch = new Batch(which.part());
            this.mostlyBad = new MostlyBad(format);
        }

        void read() throws IOException {
            LineReader reader = new LineReader(Compression.uncompressed(body));
            RowReader rows = new RowReader(format);
            for (Line line = reader.next(); line != null; line = reader.next()) {
                Row row = rows.read(line);
                mostlyBad.see(line, row);
                lines = line.number();
                if (lines > which.read()) {
                    take(line, row);
                }
            }
        }

        private void take(Line line, Row row) {
            if (which.isStored()) {
                throw notTheSame();
            }
            batch.add(line, row);
            if (batch.isFull() || clock.millis() - storedAt > STORED_WITHIN_MS) {
                store();
            }
        }

        private void store() {
            imports.store(which, batch, body.bytes());
            storedAt = clock.millis();
            batch.clear();
        }

        void end() {
            if (lines < which.read()) {
                throw failedOrStored();
            }
            if (lines == 0) {
                throw new UnreadableFileException("The file is empty.");
            }
            if (which.isStored()) {
                return;
            }
            if (batch.rows() > 0) {
                store();
            }
            imports.received(which);
        }

        private RuntimeException failedOrStored() {
            imports.failed(which, "another file was sent under its id");
            return notTheSame();
        }

        private RuntimeException notTheSame() {
            return Problem.CONFLICT.with("This id has been used for another file: of that one %,d lines are stored."
                    .formatted(which.read()));
        }
    }
}

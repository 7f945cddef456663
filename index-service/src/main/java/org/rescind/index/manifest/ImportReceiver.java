package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescind.index.manifest.ImportTable.Import;
import org.rescind.web.Problem;

/** Reads an import from the network record by record and stores it batch by batch. Memory does not grow with the file. */
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
    void receive(Import which, Layout layout, InputStream body) {
        ByteCount bytes = new ByteCount(body);
        Sending sending = new Sending(which, layout, bytes);
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
        private final Layout layout;
        private final ByteCount body;
        private final Batch batch;
        private final MostlyBad mostlyBad;
        private long lastLine;
        private @Nullable Frame frame;
        private long storedAt = clock.millis();

        Sending(Import which, Layout layout, ByteCount body) {
            this.which = which;
            this.layout = layout;
            this.body = body;
            this.batch = new Batch(which.part());
            this.mostlyBad = new MostlyBad(layout.format().wireName());
        }

        void read() throws IOException {
            Manifest manifest = layout.open(Compression.uncompressed(body));
            RecordReader records = manifest.records();
            for (Line line = records.next(); line != null; line = records.next()) {
                Row row = manifest.rows().read(line);
                mostlyBad.see(line, row);
                lastLine = line.number();
                if (lastLine > which.lastLine()) {
                    take(line, row);
                }
            }
            frame = records.frame();
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
            if (lastLine < which.lastLine()) {
                throw failedOrStored();
            }
            if (lastLine == 0) {
                throw new UnreadableFileException("The file is empty.");
            }
            if (which.isStored()) {
                return;
            }
            if (batch.rows() > 0) {
                store();
            }
            imports.received(which, Objects.requireNonNull(frame));
        }

        private RuntimeException failedOrStored() {
            imports.failed(which, "another file was sent under its id");
            return notTheSame();
        }

        private RuntimeException notTheSame() {
            return Problem.CONFLICT.with(
                    "This id has been used for another file: of that one %,d rows are stored.".formatted(which.read()));
        }
    }
}

package org.rescind.index.download;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.rescind.index.dataset.ReleaseTable.Release;
import org.rescind.messaging.Snapshot;

/**
 * A release as it is at one moment: the imports as they were, less the records that are removed or held by then. It holds a
 * connection until it is closed.
 */
class Edition implements AutoCloseable {

    private final Editions editions;
    private final Snapshot snapshot;
    private final Release release;
    private final long position;
    private final String tag;
    private final List<Part> parts;

    Edition(Editions editions, Snapshot snapshot, Release release, long position, String tag, List<Part> parts) {
        this.editions = editions;
        this.snapshot = snapshot;
        this.release = release;
        this.position = position;
        this.tag = tag;
        this.parts = parts;
    }

    /** The last position of the removal log that it reflects. */
    long position() {
        return position;
    }

    String tag() {
        return tag;
    }

    String fileName() {
        return release.dataset() + "-" + release.release();
    }

    List<Part> parts() {
        return parts;
    }

    long length() {
        return editions.layout(this).length();
    }

    Layout measure(ManifestTable table) {
        return Layout.of(parts.stream().map(part -> section(table, part)).toList());
    }

    private Section section(ManifestTable table, Part part) {
        return new Section(part, table.blocks(snapshot, part), table.hidden(snapshot, part.shelf(), release.dataset()));
    }

    /** @throws IOException also when there are other bytes than the length has promised */
    void write(OutputStream out, ByteRange range) throws IOException {
        Window window = new Window(out, range.first(), range.end());
        Layout layout = editions.layout(this);
        for (Section section : layout.sections()) {
            long end = window.position() + section.length();
            section.write(editions.table(), snapshot, window);
            if (window.position() != end) {
                editions.forget(this);
                throw new IOException("import " + section.shelf() + " is not as long as it was");
            }
        }
    }

    @Override
    public void close() {
        snapshot.close();
    }
}

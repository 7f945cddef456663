package org.rescind.index.manifest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into records, of which none is held longer than until the next. */
interface RecordReader {

    /** Valid until the next call; null at the end. */
    @Nullable
    Line next() throws IOException;

    /** What stands around the records; known when the last has been read. */
    Frame frame();
}

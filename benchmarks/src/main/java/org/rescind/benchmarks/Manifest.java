package org.rescind.benchmarks;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;

/** A file of rows that is made while it is sent: however many there are, some kilobytes of it exist. */
abstract class Manifest {
    private static final int PART = 64 * 1024;

    private final Photos photos;

    Manifest(Photos photos) {
        this.photos = photos;
    }

    /** Writes the row of a photo with its line end, or nothing when the file does not have it. */
    abstract void write(long photo, Line line);

    final Photos photos() {
        return photos;
    }

    /** @param sent is told the size of each part */
    final BodyPublisher body(IntConsumer sent) {
        return BodyPublishers.ofByteArrays(() -> parts(sent));
    }

    final Iterator<byte[]> parts(IntConsumer sent) {
        return new Parts(sent);
    }

    /** The bytes in pieces. */
    private final class Parts implements Iterator<byte[]> {
        private final Line line = new Line();
        private final IntConsumer sent;
        private long next;

        Parts(IntConsumer sent) {
            this.sent = sent;
            fill();
        }

        @Override
        public boolean hasNext() {
            return line.length() > 0;
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            sent.accept(line.length());
            var part = line.taken();
            fill();
            return part;
        }

        private void fill() {
            while (line.length() < PART && next < photos.count()) {
                write(next++, line);
            }
        }
    }
}

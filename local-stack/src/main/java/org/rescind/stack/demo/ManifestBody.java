package org.rescind.stack.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A manifest that is made while it is sent, some kilobytes at a time. */
final class ManifestBody implements Iterator<byte[]> {
    private static final int PART = 64 * 1024;

    private final Iterator<String> lines;
    private final LongConsumer sent;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream(2 * PART);
    private final OutputStream out;
    private long count;
    private boolean ended;

    private ManifestBody(Stream<String> lines, boolean compressed, LongConsumer sent) throws IOException {
        this.lines = lines.iterator();
        this.sent = sent;
        this.out = compressed ? new GZIPOutputStream(part) : part;
    }

    /** @param sent is told how many lines have been made so far */
    static BodyPublisher of(Stream<String> lines, boolean compressed, LongConsumer sent) throws IOException {
        var body = new ManifestBody(lines, compressed, sent);
        return BodyPublishers.ofByteArrays(() -> body);
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public byte[] next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        try {
            fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sent.accept(count);
        var bytes = part.toByteArray();
        part.reset();
        return bytes;
    }

    private void fill() throws IOException {
        while (part.size() < PART && lines.hasNext()) {
            out.write(lines.next().getBytes(StandardCharsets.UTF_8));
            count++;
        }
        if (!lines.hasNext()) {
            out.close();
            ended = true;
        }
    }
}

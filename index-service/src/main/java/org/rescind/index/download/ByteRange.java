package org.rescind.index.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes from one position to before another. */
record ByteRange(long first, long end) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange whole(long length) {
        return new ByteRange(0, length);
    }

    /**
     * What a header {@code Range} asks for of something of this length. Empty when it is to be passed over: it asks for
     * several parts, or is none. It may ask for nothing that there is.
     */
    static Optional<ByteRange> read(@Nullable String header, long length) {
        Matcher range = FORM.matcher(header == null ? "" : header.replace(" ", ""));
        if (!range.matches() || (range.group(1) + range.group(2)).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, length - Long.parseLong(range.group(2))), length));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
        return last < first ? Optional.empty() : Optional.of(new ByteRange(first, Math.min(last + 1, length)));
    }

    boolean isEmpty() {
        return first >= end;
    }

    long length() {
        return end - first;
    }

    String of(long total) {
        return "bytes " + first + "-" + (end - 1) + "/" + total;
    }
}

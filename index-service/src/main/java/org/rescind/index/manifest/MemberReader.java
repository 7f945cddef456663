package org.rescind.index.manifest;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the members of a JSON object, or the elements of an array in it, apart: a record is everything between two commas. A
 * record that is no JSON harms no other as long as its brackets and quotes are even.
 */
class MemberReader implements RecordReader {

    private static final int NOT_FOUND = -1;
    private static final byte[] SEPARATOR = {','};
    private static final byte[] NOTHING = {};

    private final Window window;
    private final List<String> opening;
    private final List<String> closing;
    private final MemberEnd end = new MemberEnd();
    private long number;
    private byte[] head = NOTHING;
    private byte @Nullable [] tail;

    private MemberReader(Window window, List<String> opening, List<String> closing) {
        this.window = window;
        this.opening = opening;
        this.closing = closing;
    }

    /** {@code {"0": …, "1": …}} */
    static MemberReader ofObject(Window window) {
        return new MemberReader(window, List.of("{"), List.of("}"));
    }

    /** <code>{"name": [ … ]}</code> */
    static MemberReader ofArray(Window window, String name) {
        return new MemberReader(window, List.of("{", '"' + name + '"', ":", "["), List.of("]", "}"));
    }

    static boolean isObject(Window window) throws IOException {
        int start = afterBlanks(window, LineReader.markLength(window));
        return window.has(start) && window.at(start) == '{';
    }

    @Override
    public @Nullable Line next() throws IOException {
        if (tail != null) {
            return null;
        }
        boolean another = number == 0 ? begin() : goOn();
        if (!another) {
            tail = end();
            return null;
        }
        number++;
        return member();
    }

    /** False when there is no record. */
    private boolean begin() throws IOException {
        if (!window.has(0)) {
            return false;
        }
        int length = expect(LineReader.markLength(window), opening);
        head = window.copy(length);
        window.take(length);
        int next = afterBlanks(window, 0);
        return !window.has(next) || window.at(next) != closing.get(0).charAt(0);
    }

    private boolean goOn() {
        boolean comma = window.at(0) == ',';
        window.take(comma ? 1 : 0);
        return comma;
    }

    private byte[] end() throws IOException {
        if (head.length == 0) {
            return NOTHING;
        }
        int length = afterBlanks(window, expect(0, closing));
        if (window.has(length)) {
            throw new UnreadableFileException("Something follows the end of the JSON object.");
        }
        return window.copy(length);
    }

    private Line member() throws IOException {
        int length = length();
        if (length == NOT_FOUND || length > Line.LONGEST) {
            return overlong(length);
        }
        Line member = new Line(number, window.offset(), window.buffer(), window.start(), length, length, true);
        window.take(length);
        return member;
    }

    /** Up to the comma or bracket behind it. */
    private int length() throws IOException {
        end.begin();
        int seen = 0;
        while (seen <= Line.LONGEST) {
            int found = end.find(window.buffer(), window.start() + seen, window.end());
            if (found != NOT_FOUND) {
                return found - window.start();
            }
            seen = window.length();
            more();
        }
        return NOT_FOUND;
    }

    private Line overlong(int length) throws IOException {
        Line line = Line.overlong(number, window.offset(), window.copy(Batch.KEPT_BYTES));
        if (length != NOT_FOUND) {
            window.take(length);
            return line;
        }
        int found = NOT_FOUND;
        while (found == NOT_FOUND) {
            window.take(window.length());
            more();
            found = end.find(window.buffer(), window.start(), window.end());
        }
        window.take(found - window.start());
        return line;
    }

    private void more() throws IOException {
        if (!window.more()) {
            throw new EOFException("a JSON object that is not closed");
        }
    }

    /** The position after these tokens, whatever blanks are between them. */
    private int expect(int from, List<String> tokens) throws IOException {
        int position = from;
        for (String token : tokens) {
            position = afterBlanks(window, position);
            for (int i = 0; i < token.length(); i++) {
                if (!window.has(position)) {
                    throw new EOFException("a JSON object that is not closed");
                }
                if (window.at(position++) != token.charAt(i)) {
                    throw new UnreadableFileException("The file is not a JSON object of the form %s … %s."
                            .formatted(String.join("", opening), String.join("", closing)));
                }
            }
        }
        return position;
    }

    private static int afterBlanks(Window window, int from) throws IOException {
        int position = from;
        while (window.has(position) && " \t\r\n".indexOf(window.at(position)) >= 0) {
            if (position++ > Line.LONGEST) {
                throw new UnreadableFileException("The file has more than %,d blanks.".formatted(Line.LONGEST));
            }
        }
        return position;
    }

    @Override
    public Frame frame() {
        return new Frame(head, SEPARATOR, tail == null ? NOTHING : tail);
    }
}

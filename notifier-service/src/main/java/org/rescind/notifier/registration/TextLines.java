package org.rescind.notifier.registration;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stream cut into lines of UTF-8. Of a line that is too long no more is kept than shows that it is. */
class TextLines {

    static final int LONGEST = 10_000;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream in;
    private long number;

    TextLines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** Null at the end. */
    @Nullable
    TextLine next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() <= LONGEST) {
                line.write(read);
            }
        }
        number++;
        return text(line.toByteArray());
    }

    private TextLine text(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return new TextLine(number, "", "is longer than " + LONGEST + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String plain = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            boolean nul = plain.indexOf('\0') >= 0;
            return new TextLine(number, plain.strip(), nul ? "has the character U+0000 in it" : null);
        } catch (CharacterCodingException e) {
            return new TextLine(number, "", "is not UTF-8");
        }
    }

    /** @param fault why it cannot be used; null when it can */
    record TextLine(long number, String text, @Nullable String fault) {}
}

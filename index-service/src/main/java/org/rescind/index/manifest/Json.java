package org.rescind.index.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How JSON of strangers is parsed. */
final class Json {

    private static final int DEEPEST = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Names are a sender's choice, and are not kept.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Line.LONGEST)
                    .build())
            .build();

    private Json() {}

    /** What is no UTF-8 becomes U+FFFD: no reason to refuse a record that is kept as it is. */
    static String text(Line line) {
        return new String(line.buffer(), line.start(), line.length(), StandardCharsets.UTF_8);
    }

    static JsonParser parser(String json) throws IOException {
        return FACTORY.createParser(json);
    }

    /** @param enclosed in an object that ends here, too */
    static void expectEnd(JsonParser parser, boolean enclosed) throws IOException {
        boolean closed = !enclosed || parser.nextToken() == JsonToken.END_OBJECT;
        if (!closed || parser.nextToken() != null) {
            throw new JsonParseException(parser, "more than one value");
        }
    }
}

package org.rescind.index.search;

import org.jspecify.annotations.Nullable;
import org.rescind.references.Reading;
import org.rescind.references.References;

/**
 * How we read what was pasted.
 *
 * @param reason a word for programs, when it names nothing
 * @param explanation the same as a sentence, with what to paste instead
 */
record ReferenceView(
        String input,
        String kind,
        @Nullable String value,
        @Nullable String reason,
        @Nullable String explanation) {

    static ReferenceView of(String input) {
        return of(input, References.read(input));
    }

    static ReferenceView of(String input, Reading reading) {
        return new ReferenceView(
                input, reading.kind().wireName(), reading.value(), reading.reason(), reading.explanation());
    }
}

package org.rescind.index.search;

import org.jspecify.annotations.Nullable;
import org.rescind.references.Reading;
import org.rescind.references.References;

/** How we read what was pasted. */
record ReferenceView(
        String input,
        String kind,
        @Nullable String value,
        @Nullable String reason) {

    static ReferenceView of(String input) {
        return of(input, References.read(input));
    }

    static ReferenceView of(String input, Reading reading) {
        return new ReferenceView(input, reading.kind().wireName(), reading.value(), reading.reason());
    }
}

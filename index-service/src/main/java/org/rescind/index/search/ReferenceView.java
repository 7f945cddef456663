package org.rescind.index.search;

import org.jspecify.annotations.Nullable;
import org.rescind.references.Reading;
import org.rescind.references.References;

/**
 * How we read what was pasted.
 *
 * @param reason a word for programs, when it names nothing, or an alias that cannot be searched everywhere
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

    /** @param accounts how many accounts are known to have had the alias that was read */
    static ReferenceView ofAlias(String input, Reading reading, long accounts) {
        if (accounts == 1) {
            return of(input, reading);
        }
        return accounts == 0
                ? because(
                        input,
                        reading,
                        "alias_unknown",
                        "We do not know yet which account this address belongs to, so only what datasets list under it was"
                                + " searched. Paste the account's id, such as 12345678@N00, if you know it.")
                : because(
                        input,
                        reading,
                        "alias_shared",
                        "This address has belonged to more than one account. Paste the account's id, such as 12345678@N00,"
                                + " or links to the photos.");
    }

    private static ReferenceView because(String input, Reading reading, String reason, String explanation) {
        return new ReferenceView(input, reading.kind().wireName(), reading.value(), reason, explanation);
    }

    static ReferenceView of(String input, Reading reading) {
        return new ReferenceView(
                input, reading.kind().wireName(), reading.value(), reading.reason(), reading.explanation());
    }
}
